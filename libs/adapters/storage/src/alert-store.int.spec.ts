import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertStore } from './alert-store.ts';
import { AuditLog } from './audit-log.ts';
import { temporaryStorage } from './testing/temporary-storage.ts';
import type { TemporaryStorage } from './testing/temporary-storage.ts';

const at = 1_764_300_000_000;
const anna = { username: 'anna', address: '192.0.2.7' };
const failed = { kind: 'failed', subject: '' } as const;
const down = { kind: 'pbx-down', subject: 'main' } as const;
const nothing = { memory: {}, raised: [], changed: [], ended: [], at };

let place: TemporaryStorage;
let auditLog: AuditLog;
let store: AlertStore;
const openStore = () => {
  auditLog = new AuditLog(place.storage, { now: () => at });
  store = new AlertStore(place.storage, auditLog);
};
beforeEach(async () => {
  place = await temporaryStorage();
  openStore();
});
afterEach(() => place[Symbol.asyncDispose]());

const raise = (...alerts: (typeof failed | typeof down)[]) =>
  store.save({ ...nothing, raised: alerts.map((one) => ({ ...one, since: at - 5, facts: { count: 1 } })) });

describe('the log of alerts', () => {
  it('keeps what is open and what the watch must remember over a restart', async () => {
    expect(await store.memory()).toBeUndefined();
    await store.save({ ...nothing, memory: { some: ['thing'] } });
    await raise(failed, down);
    await store.save({ ...nothing, memory: 'newest', ended: [down], at: at + 9 });
    await place.reopen();
    openStore();
    expect(await store.memory()).toBe('newest');
    expect(await store.open()).toEqual([
      expect.objectContaining({
        ...failed,
        raisedAt: at,
        since: at - 5,
        recoveredAt: null,
        facts: { count: 1 },
      }),
    ]);
    const { items } = await store.page({ limit: 10 });
    expect(items.map(({ kind, recoveredAt }) => [kind, recoveredAt])).toEqual([
      ['pbx-down', at + 9],
      ['failed', null],
    ]);
  });

  it('takes new facts for the open one only', async () => {
    await raise(failed);
    await store.save({ ...nothing, ended: [failed] });
    await raise(failed);
    await store.save({ ...nothing, changed: [{ ...failed, facts: { count: 7 } }] });
    const { items } = await store.page({ limit: 10 });
    expect(items.map(({ facts }) => facts['count'])).toEqual([7, 1]);
  });

  it('is read page by page', async () => {
    for (let n = 0; n < 5; n += 1) await raise(failed);
    const first = await store.page({ limit: 3 });
    const second = await store.page({ limit: 3, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(second.next).toBeNull();
  });

  it('forgets what was over a year ago', async () => {
    await raise(failed);
    await store.save({ ...nothing, ended: [failed] });
    const later = at + 366 * 24 * 3_600_000;
    await store.save({ ...nothing, raised: [{ ...down, since: later, facts: {} }], at: later });
    expect((await store.page({ limit: 10 })).items.map(({ kind }) => kind)).toEqual(['pbx-down']);
  });
});

describe('people', () => {
  it('take over an open alert, once, and it stands in the audit log', async () => {
    await raise(failed);
    const [alert] = await store.open();
    const id = alert?.id ?? 0;
    expect(await store.acknowledge(id, anna, at + 1)).toBe(true);
    expect(await store.acknowledge(id, { ...anna, username: 'boris' }, at + 2)).toBe(true);
    expect(await store.open()).toMatchObject([{ acknowledgedBy: 'anna', acknowledgedAt: at + 1 }]);
    expect(
      (await auditLog.list({}, { limit: 10 })).items.map(({ actor, action }) => [actor, action]),
    ).toEqual([['anna', 'alert.acknowledged']]);
    expect(await store.acknowledge(999, anna, at)).toBe(false);
  });

  it('mute a kind until a time, and end that', async () => {
    await store.mute('failed', at + 60_000, anna);
    expect(await store.mutes(at)).toEqual([{ kind: 'failed', until: at + 60_000, by: 'anna' }]);
    expect(await store.mutes(at + 60_000)).toEqual([]);
    await store.mute('failed', at, anna);
    expect(await store.mutes(at)).toEqual([]);
  });
});
