/** The headers of one AMI block as sent; a header that came several times is a list. */
export type AmiMessage = Readonly<Record<string, string | readonly string[]>>;

export function header(message: AmiMessage, name: string): string {
  const value = message[name];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : value.join('\n');
}

export function parseAmiMessage(block: string): AmiMessage {
  const message: Record<string, string | string[]> = {};
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    const before = message[name];
    message[name] =
      before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
  }
  return message;
}

/** `Variable: a=1` may be repeated, hence lists. */
export function formatAmiAction(fields: AmiMessage): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}`),
  );
  if (lines.some((line) => /[\r\n]/.test(line))) throw new Error('A line break in an AMI action');
  return `${lines.join('\r\n')}\r\n\r\n`;
}
