/** A list of 5,000 employees has half of this. */
const largestBytes = 2_000_000;

/** UTF-8, or, as Excel saves in Russia, windows-1251. */
export async function readTextFile(file: Blob): Promise<string> {
  if (file.size > largestBytes) throw new Error('The file is larger than 2 MB');
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
