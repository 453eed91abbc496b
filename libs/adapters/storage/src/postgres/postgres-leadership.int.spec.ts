import { SilentProxy } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryOf, event } from '../conformance/story-events.ts';
import type { Term } from '../leadership.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import type { HowToOpen, TemporaryPostgres } from '../testing/temporary-postgres.ts';

/** A stand-by takes over within 10 s; a machine that is busy with other tests gets some more. */
const takeOver = { timeout: 15_000, interval: 20 };
let temporary: TemporaryPostgres;
beforeEach(async () => {
  temporary = await temporaryPostgres();
});
afterEach(() => temporary[Symbol.asyncDispose]());

async function stand(how: HowToOpen = {}) {
  const storage = await temporary.open(how);
  const said: string[] = [];
  let term: Term | undefined;
  const withdraw = storage.leadership.stand('pbx main', {
    elected: (won) => {
      term = won;
      said.push(`elected ${performance.now()}`);
    },
    deposed: () => {
      said.push(`deposed ${performance.now()}`);
    },
  });
  const untilElected = () => vi.waitFor(() => expect(said.at(-1)).toContain('elected'), takeOver);
  const lastAt = () => Number(said.at(-1)?.split(' ')[1]);
  return { storage, said, withdraw, untilElected, lastAt, term: () => term ?? expect.fail('It never led') };
}

describe('a duty of one process', () => {
  it('is with one process; the next one has it as soon as that one lets go', async () => {
    const one = await stand();
    await one.untilElected();
    const other = await stand();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(other.said).toEqual([]);
    await one.withdraw();
    await other.untilElected();
  });

  it('passes on when the process dies', async () => {
    const one = await stand();
    await one.untilElected();
    const other = await stand();
    // What the system does with the connections of a process that was killed.
    await one.storage.dataSource.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 884204",
    );
    await vi.waitFor(() => expect(one.said.at(-1)).toContain('deposed'), takeOver);
    await Promise.race([one.untilElected(), other.untilElected()]);
  });

  it('ends here before it begins there when the leader is cut off, and its journal takes nothing afterwards', async () => {
    await using proxy = await SilentProxy.to(Number(new URL(temporary.url).port));
    const one = await stand({ port: proxy.port });
    await one.untilElected();
    const { journal } = one.term();
    await journal.append(entryOf(event()));
    const other = await stand();
    proxy.goSilent();
    const cutAt = performance.now();
    await other.untilElected();
    expect(one.said.at(-1)).toContain('deposed');
    expect(one.lastAt()).toBeLessThan(other.lastAt());
    expect(other.lastAt() - cutAt).toBeLessThan(10_000);
    proxy.speakAgain();
    await vi.waitFor(
      () => expect(journal.append(entryOf(event({ seq: 2 })))).rejects.toMatchObject({ name: 'TermOver' }),
      takeOver,
    );
    await other.term().journal.append(entryOf(event({ seq: 2 })));
    expect((await other.storage.panel.listDeliveries({}, { limit: 10 })).items).toHaveLength(2);
  });

  it('comes back to a process that stood by when the other one is gone', async () => {
    const one = await stand();
    await one.untilElected();
    const other = await stand();
    await one.storage.close();
    await other.untilElected();
    const third = await stand();
    await other.withdraw();
    await third.untilElected();
  });
});
