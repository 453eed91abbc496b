/** A list of 5,000 employees has half of this. */
const largestMb = 2;

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly limitMb = largestMb;
}

/** UTF-8, or, as Excel saves in Russia, windows-1251. Throws `FileTooLarge` before it reads. */
export async function readTextFile(file: Blob): Promise<string> {
  if (file.size > largestMb * 1_000_000) throw new FileTooLarge();
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
