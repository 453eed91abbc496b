import { readMasterCsvLine, wallMs } from '@planfix-asterisk/call-records';
import { fileTrouble, openFile } from './record-files.ts';
import type { RecordFile } from './record-files.ts';

const pieceBytes = 32_768;
/** Records are written when a call ends, a little out of order; and clocks are put back by an hour. */
const slackMs = 3 * 3_600_000;

/** A byte before which no record ends at this time or later: the file is in the order of ends, so halving finds it. */
export async function whereToBegin({ path, size, isPacked }: RecordFile, from: string): Promise<number> {
  if (isPacked) return 0;
  const wanted = wallMs(from) - slackMs;
  const handle = await openFile(path);
  try {
    let [low, high] = [0, size];
    while (high - low > pieceBytes) {
      const middle = Math.floor((low + high) / 2);
      const buffer = Buffer.alloc(pieceBytes);
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, middle);
      const end = firstEnd(buffer.toString('utf8', 0, bytesRead));
      if (end === undefined || end >= wanted) high = middle;
      else low = middle;
    }
    return low;
  } catch (error) {
    throw fileTrouble(error);
  } finally {
    await handle.close();
  }
}

/** When the first whole record of a piece ended. */
function firstEnd(piece: string): number | undefined {
  for (const line of piece.split('\n').slice(1, -1)) {
    const record = readMasterCsvLine(line);
    if (typeof record !== 'object') continue;
    const end = wallMs(record.endedLocal ?? record.startedLocal);
    if (!Number.isNaN(end)) return end;
  }
  return undefined;
}
