import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openStorage } from '../open-storage.ts';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';
import type { SqliteStorage } from './open-sqlite.ts';

const durability = ({ gate }: SqliteStorage) =>
  gate.runSync('look', (db) => [
    db.pragma('journal_mode', { simple: true }),
    db.pragma('synchronous', { simple: true }),
    db.pragma('foreign_keys', { simple: true }),
  ]);

describe('openSqlite', () => {
  it('trap 2: is in WAL mode with synchronous=FULL, also when the file is opened again', async () => {
    await using temporary = await temporarySqlite();
    expect(await durability(temporary.storage)).toEqual(['wal', 2, 1]);
    await temporary.reopen();
    expect(await durability(temporary.storage)).toEqual(['wal', 2, 1]);
  });

  it('keeps the file for its owner', async () => {
    await using temporary = await temporarySqlite();
    const { mode } = await stat(temporary.file);
    expect(mode & 0o077).toBe(0);
  });

  it('refuses a second opening of the same file and names the holder', async () => {
    await using temporary = await temporarySqlite();
    const second = openStorage({ databaseUrl: `sqlite:${temporary.file}` });
    await expect(second).rejects.toThrow(`(process ${process.pid}) already uses ${temporary.file}. Stop it`);
    expect(await durability(temporary.storage)).toEqual(['wal', 2, 1]);
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    await using temporary = await temporarySqlite();
    const file = `${temporary.file}.txt`;
    await writeFile(file, 'not a database, but long enough to look at: '.repeat(50));
    await expect(openStorage({ databaseUrl: `sqlite:${file}` })).rejects.toThrow(
      'check the disk and the rights',
    );
  });

  it('takes over the file of a process that was killed, with everything it had acknowledged', async () => {
    await using temporary = await temporarySqlite();
    await temporary.storage.close();
    const child = spawn(process.execPath, ['--input-type=module', '--eval', childScript(temporary.file)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [acknowledged] = (await once(createInterface(child.stdout), 'line')) as [string];
    await expect(openStorage({ databaseUrl: `sqlite:${temporary.file}` })).rejects.toThrow(
      `process ${child.pid}`,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { deliveries, panel } = await temporary.reopen();
    expect(await deliveries.recover(Date.now())).toBe(1);
    const { items } = await panel.listDeliveries({}, { limit: 10 });
    expect(items.map(({ id, state }) => `${id} ${state}`)).toEqual([`${acknowledged} waiting`]);
  });
});

/** Appends and claims one message, says so, and waits to be killed. */
function childScript(file: string): string {
  const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  return `
    import { openStorage } from ${here('../open-storage.ts')};
    import { entryOf, event, t0 } from ${here('../conformance/story-events.ts')};
    const { journal, deliveries } = await openStorage({ databaseUrl: ${JSON.stringify(`sqlite:${file}`)} });
    const { deliveryIds } = await journal.append(entryOf(event()));
    await deliveries.claim(t0, { any: 1, popupsOnly: 0 }, { leaseMs: 30000, maxStarts: 3 });
    console.log(deliveryIds[0]);
    setInterval(() => undefined, 1000);
  `;
}
