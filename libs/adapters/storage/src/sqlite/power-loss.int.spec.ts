import { copyFile, open, stat, truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ChangeHints } from '../change-hints.ts';
import { attemptAt, done, entryOf, event, t0 } from '../conformance/story-events.ts';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';
import type { TemporarySqlite } from '../testing/temporary-sqlite.ts';
import { openSqlite } from './open-sqlite.ts';

const rounds = 12;
const limits = { leaseMs: 30_000, maxStarts: 3 };

/** What the disk holds for sure after an acknowledged write: SQLite flushes the log of changes before it says so. */
const flushedBytes = async ({ file }: TemporarySqlite) => (await stat(`${file}-wal`)).size;

/**
 * The files as a power cut may leave them: what was not flushed is there in part, or not at all, or as nonsense. Cut at a
 * random byte after the last flush that was waited for.
 */
async function afterPowerLoss({ file }: TemporarySqlite, flushed: number, copy: string): Promise<void> {
  await copyFile(file, copy);
  await copyFile(`${file}-wal`, `${copy}-wal`);
  const { size } = await stat(`${copy}-wal`);
  const cutAt = flushed + Math.floor(Math.random() * (size - flushed + 1));
  await truncate(`${copy}-wal`, cutAt);
  const torn = await open(`${copy}-wal`, 'a');
  await torn.write(Buffer.alloc(Math.floor(Math.random() * 8_192), 0x5a));
  await torn.close();
}

async function eventsIn(file: string): Promise<string[]> {
  const storage = await openSqlite(file, { hints: new ChangeHints(undefined) });
  try {
    const { items } = await storage.panel.listDeliveries({}, { limit: 200 });
    return items.map(({ callId }) => callId);
  } finally {
    await storage.close();
  }
}

describe('a power cut', () => {
  it('takes no acknowledged call event, wherever it cuts the log of changes', async () => {
    for (let round = 0; round < rounds; round += 1) {
      await using temporary = await temporarySqlite();
      const { journal, deliveries } = temporary.storage;
      const acknowledged: string[] = [];
      for (let call = 0; call < 20; call += 1) {
        const callId = `call-${call}`;
        await journal.append(entryOf(event({ callId, kind: 'completed' })));
        acknowledged.push(callId);
      }
      const flushed = await flushedBytes(temporary);
      // More is written, and nobody is told yet that it is safe: claims, outcomes, rows of the list of calls.
      for (const claim of await deliveries.claim(t0, { any: 10, popupsOnly: 0 }, limits)) {
        await deliveries.finish(claim, attemptAt(t0), done);
      }
      await afterPowerLoss(temporary, flushed, `${temporary.file}.after`);
      expect(await eventsIn(`${temporary.file}.after`)).toEqual(acknowledged.toReversed());
    }
  });

  it('takes nothing when it comes while the log of changes is moved into the file', async () => {
    await using temporary = await temporarySqlite();
    const { journal } = temporary.storage;
    for (let call = 0; call < 50; call += 1) await journal.append(entryOf(event({ callId: `call-${call}` })));
    const copy = `${temporary.file}.after`;
    await copyFile(temporary.file, copy);
    await copyFile(`${temporary.file}-wal`, `${copy}-wal`);
    // Pages of the file that are being written at this moment: SQLite has flushed the log of changes before it began.
    const file = await open(copy, 'r+');
    const pages = Math.floor((await file.stat()).size / 4_096);
    for (let page = 1; page < pages; page += 3)
      await file.write(Buffer.alloc(700, 0x5a), 0, 700, page * 4_096 + 1_000);
    await file.close();
    expect(await eventsIn(copy)).toHaveLength(50);
  });
});
