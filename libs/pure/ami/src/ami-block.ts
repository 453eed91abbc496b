/**
 * One AMI message as it came: header names in lower case (`calleridnum`), values as sent.
 * A header that came several times is a list. The object has no prototype.
 */
export type AmiBlock = Readonly<Record<string, string | readonly string[]>>;

/** The value of a header; of a repeated one the first; `undefined` when it did not come. */
export function headerOf(block: AmiBlock, name: string): string | undefined {
  const value = block[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}
