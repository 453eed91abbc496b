import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditLog } from './audit-log.ts';
import type { Storage } from './storage.ts';
import { SettingsStore } from './settings-store.ts';
import { temporaryStorage } from './testing/temporary-storage.ts';
import type { TemporaryStorage } from './testing/temporary-storage.ts';

const clock = { now: () => 1_764_000_000_000 };
let temporary: TemporaryStorage;
let storage: Storage;
let auditLog: AuditLog;

beforeEach(async () => {
  temporary = await temporaryStorage();
  storage = temporary.storage;
  auditLog = new AuditLog(storage, clock);
});
afterEach(() => temporary[Symbol.asyncDispose]());

describe('the audit log', () => {
  it('keeps who, what, when, why and from where', async () => {
    await auditLog.write({
      actor: 'anna',
      action: 'delivery.replayed',
      target: '17',
      reason: 'the token was wrong',
      address: '10.0.0.1',
    });
    expect((await auditLog.list({}, { limit: 5 })).items).toEqual([
      {
        id: 1,
        at: clock.now(),
        actor: 'anna',
        action: 'delivery.replayed',
        target: '17',
        before: undefined,
        after: undefined,
        reason: 'the token was wrong',
        address: '10.0.0.1',
      },
    ]);
  });

  it('is read page by page, newest first', async () => {
    for (const target of ['1', '2', '3']) await auditLog.write({ actor: 'a', action: 'x', target });
    const first = await auditLog.list({}, { limit: 2 });
    const second = await auditLog.list({}, { limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ target }) => target)).toEqual(['3', '2', '1']);
  });

  it.each<[object, string[]]>([
    [{ actor: 'boris' }, ['2']],
    [{ action: 'settings' }, ['3', '1']],
    [{ action: 'settings_' }, []],
    [{ text: 'WRONG' }, ['2']],
    [{ text: '192.168' }, ['1']],
    [{ text: 'sales%' }, []],
    [{ text: 'sales' }, ['3']],
    [{ from: clock.now() + 1 }, []],
  ])('is searched by %j', async (filter, targets) => {
    const address = '192.168.0.1';
    await auditLog.write({ actor: 'anna', action: 'settings.changed', target: '1', address });
    await auditLog.write({ actor: 'boris', action: 'delivery.replayed', target: '2', reason: 'wrong token' });
    await auditLog.write({
      actor: 'anna',
      action: 'settings.changed',
      target: '3',
      after: { name: 'Sales' },
    });
    const { items } = await auditLog.list(filter, { limit: 50 });
    expect(items.map(({ target }) => target)).toEqual(targets);
  });

  it('takes no secret that somebody hands in by mistake', async () => {
    const after = { url: 'https://x', token: 'hunter2', nodes: [{ secret: 'hunter2' }] };
    await auditLog.write({ actor: 'a', action: 'x', target: 'y', after });
    const rows = JSON.stringify(await storage.dataSource.query('select * from audit_entry'));
    expect(rows).not.toContain('hunter2');
  });

  it('goes with the change it tells of: where one fails, neither is there', async () => {
    const store = new SettingsStore(storage, auditLog);
    const audit = { actor: 'a', action: 'settings.changed', target: 'ami', after: { huge: 1n } };
    await expect(store.save({ section: 'ami', value: [], at: 1, audit })).rejects.toThrow(/BigInt/);
    expect(await store.load()).toEqual(new Map());
    await store.save({ section: 'ami', value: [], at: 1, audit: { ...audit, after: undefined } });
    expect(await store.load()).toEqual(new Map([['ami', []]]));
  });
});
