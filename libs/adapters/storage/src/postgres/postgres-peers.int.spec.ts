import { ChangeFeed } from '@planfix-asterisk/runtime';
import type { Change } from '@planfix-asterisk/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangeHints } from '../change-hints.ts';
import { entryOf, event } from '../conformance/story-events.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import type { TemporaryPostgres } from '../testing/temporary-postgres.ts';

let temporary: TemporaryPostgres;
beforeEach(async () => {
  temporary = await temporaryPostgres();
});
afterEach(() => temporary[Symbol.asyncDispose]());

async function openWithEars() {
  const feed = new ChangeFeed();
  const hints = new ChangeHints(feed);
  const storage = await temporary.open({ feed, hints });
  const heard: Change[] = [];
  let woken = 0;
  storage.peers.listen((change) => {
    heard.push(change);
    feed.pass(change);
  });
  hints.onReady(() => (woken += 1));
  return { storage, feed, heard, woken: () => woken };
}

describe('peers', () => {
  it('hear what another process changed, and are woken for its messages', async () => {
    const [one, other] = [await openWithEars(), await openWithEars()];
    await one.storage.journal.append(entryOf(event()));
    await vi.waitFor(() => expect(other.heard).toContainEqual({ topic: 'deliveries' }));
    expect(other.woken()).toBeGreaterThan(0);
    expect(one.heard).toEqual([]);
  });

  it('hear only what changed there, and do not send it back', async () => {
    const [one, other] = [await openWithEars(), await openWithEars()];
    one.feed.publish({ topic: 'settings', id: 'planfix' });
    await vi.waitFor(() => expect(other.heard).toEqual([{ topic: 'settings', id: 'planfix' }]));
    other.feed.publish({ topic: 'status' });
    await vi.waitFor(() => expect(one.heard).toEqual([{ topic: 'status' }]));
    expect(other.heard).toHaveLength(1);
  });

  it('get one hint of each kind for a flood', async () => {
    const [one, other] = [await openWithEars(), await openWithEars()];
    for (let id = 0; id < 5_000; id += 1) one.feed.publish({ topic: 'calls', id: `call-${id}` });
    one.feed.publish({ topic: 'settings' });
    await vi.waitFor(() => expect(other.heard).toContainEqual({ topic: 'settings' }));
    expect(other.heard.length).toBeLessThan(10);
  });

  it('shrug off what is no notice of ours', async () => {
    const [one, other] = [await openWithEars(), await openWithEars()];
    await one.storage.dataSource.query("SELECT pg_notify('planfix_asterisk', 'DROP TABLE x')");
    one.feed.publish({ topic: 'status' });
    await vi.waitFor(() => expect(other.heard).toEqual([{ topic: 'status' }]));
  });

  it('are told everything once the connection is back, since they may have missed some', async () => {
    const other = await openWithEars();
    await other.storage.dataSource.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%clock_timestamp%' AND pid <> pg_backend_pid() " +
        'AND datname = current_database()',
    );
    await vi.waitFor(() => expect(other.heard).toContainEqual({ topic: 'settings' }), { timeout: 10_000 });
    expect(other.woken()).toBeGreaterThan(0);
  });

  it('answer what they are asked, if they have it in hand', async () => {
    const [one, other, third] = [await openWithEars(), await openWithEars(), await openWithEars()];
    other.storage.peers.answer('ring', (body) => Promise.resolve({ rang: body }));
    third.storage.peers.answer('ring', () => undefined);
    const ask = (question: string, timeoutMs: number) =>
      one.storage.peers.ask(question, { phone: '101' }, { timeoutMs });
    expect(await ask('ring', 20_000)).toEqual({ status: 'answered', body: { rang: { phone: '101' } } });
    expect(await ask('sing', 100)).toEqual({ status: 'nobody' });
  });

  it('are not asked what is too long to be said', async () => {
    const one = await openWithEars();
    const asked = one.storage.peers.ask('ring', 'x'.repeat(8_000), { timeoutMs: 1_000 });
    await expect(asked).rejects.toThrow('Too long');
  });
});
