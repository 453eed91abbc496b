import { refusalOf } from './client.ts';

interface Download {
  readonly address: string;
  readonly signal: AbortSignal;
  /** Called as the file comes: how many of its lines are here. */
  readonly onLines: (lines: number) => void;
}

const lineEnd = 10;

/** Fetches a file and tells how far it has come. The browser keeps the parts of a large one on its disk. */
export async function download({ address, signal, onLines }: Download): Promise<Blob> {
  const response = await fetch(address, { signal, credentials: 'same-origin' });
  if (!response.ok) throw refusalOf(response.status, await response.text());
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  let lines = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        for (const byte of chunk) if (byte === lineEnd) lines += 1;
        onLines(lines);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, { headers: { 'content-type': type } }).blob();
}

/** Hands a file that is here to the user. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
