import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { fileTrouble } from './record-files.ts';
import type { RecordFile } from './record-files.ts';

/** No record is so long; what is, is none. */
const longestLine = 16_384;

/** The lines of a file from a byte on; the last one only if it is whole. One that begins in the middle is left out. */
export async function* fileLines(file: RecordFile, from = 0): AsyncGenerator<string> {
  let isFirst = from > 0;
  for await (const lines of piecesOf(file, from)) {
    const whole = isFirst ? lines.slice(1) : lines;
    if (lines.length > 0) isFirst = false;
    yield* whole.filter((line) => line.length <= longestLine);
  }
}

async function* piecesOf(file: RecordFile, from: number): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of bytesOf(file, from)) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      // More than a line may be long is no record; enough is kept to see that.
      rest = (lines.pop() ?? '').slice(0, longestLine + 1);
      yield lines;
    }
  } catch (error) {
    throw fileTrouble(error);
  }
}

function bytesOf({ path, size, isPacked }: RecordFile, from: number): AsyncIterable<Buffer> {
  if (!isPacked) {
    if (from >= size) return Readable.from([]);
    return createReadStream(path, { start: from, end: size - 1 });
  }
  const unpacked = createGunzip();
  createReadStream(path)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  return unpacked;
}
