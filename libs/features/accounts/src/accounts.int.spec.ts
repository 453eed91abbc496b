import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from './accounts.ts';
import { AdminSetup } from './admin-setup.ts';
import { applyFileAdmin } from './file-admin.ts';
import { isCsrfTokenOf } from './session-secrets.ts';
import { address, openAccountsBench, password } from './testing/accounts-bench.ts';
import type { AccountsBench } from './testing/accounts-bench.ts';

const hour = 3_600_000;

let bench: AccountsBench;
let clock: AccountsBench['clock'];
let store: AccountsBench['store'];
let auditLog: AccountsBench['auditLog'];
let sessions: AccountsBench['sessions'];
let throttle: AccountsBench['throttle'];

beforeEach(async () => {
  bench = await openAccountsBench();
  ({ clock, store, auditLog, sessions, throttle } = bench);
});
afterEach(() => bench.close());

const logInAs = (username: string, typed?: string) => bench.logInAs(username, typed);
const sessionOf = (username: string) => bench.sessionOf(username);
const actions = async () => (await bench.audited()).map((entry) => entry.action);
const auditText = async () => JSON.stringify(await bench.audited());

describe('the administrator of the instance file', () => {
  const admin = { username: 'admin', password };

  it('can log in, also after another start', async () => {
    await applyFileAdmin(admin, { store, clock });
    const sessionId = await sessionOf('Admin');
    await applyFileAdmin(admin, { store, clock });
    expect(await sessions.find(sessionId)).toMatchObject({ username: 'admin', role: 'admin' });
    expect(await actions()).toEqual(['account.created', 'session.started']);
  });

  it('gets the new password of the file, which ends his sessions', async () => {
    await applyFileAdmin(admin, { store, clock });
    const sessionId = await sessionOf('admin');
    await applyFileAdmin({ username: 'admin', password: 'another password' }, { store, clock });
    expect(await sessions.find(sessionId)).toBeUndefined();
    expect(await logInAs('admin')).toEqual({ status: 'wrong' });
    expect(await logInAs('admin', 'another password')).toMatchObject({ status: 'logged-in' });
  });

  it('goes when the file names another', async () => {
    await applyFileAdmin(admin, { store, clock });
    await applyFileAdmin({ username: 'boss', password }, { store, clock });
    expect((await store.list()).map(({ username }) => username)).toEqual(['boss']);
  });

  it('stays, in the hands of the panel, when the file names none any more', async () => {
    await applyFileAdmin(admin, { store, clock });
    await applyFileAdmin(undefined, { store, clock });
    expect(await store.list()).toMatchObject([{ username: 'admin', source: 'panel', role: 'admin' }]);
    expect(await logInAs('admin')).toMatchObject({ status: 'logged-in' });
  });

  it('takes over an account of the panel with his name', async () => {
    await bench.accounts.add(
      { username: 'admin', password: 'what the panel said', role: 'support' },
      { username: 'x', address },
    );
    await applyFileAdmin(admin, { store, clock });
    expect(await store.list()).toMatchObject([{ source: 'file', role: 'admin' }]);
    expect(await logInAs('admin')).toMatchObject({ status: 'logged-in' });
  });

  it('is stored with argon2id only', async () => {
    await applyFileAdmin(admin, { store, clock });
    const account = await store.findByName('admin');
    expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await auditText()).not.toMatch(/argon2|correct horse/);
  });
});

describe('the set-up code', () => {
  it('makes one administrator, once', async () => {
    const setup = new AdminSetup({ store, throttle, clock });
    const code = (await setup.newCode()) ?? '';
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect(await setup.createAdmin({ code: typed, username: 'anna', password }, address)).toEqual({
      status: 'created',
    });
    expect(await setup.createAdmin({ code, username: 'eve', password }, address)).toEqual({
      status: 'already-set-up',
    });
    expect(await setup.newCode()).toBeUndefined();
    expect(await logInAs('anna')).toMatchObject({ status: 'logged-in', session: { role: 'admin' } });
  });

  it('gives two who come at the same time one administrator', async () => {
    const setup = new AdminSetup({ store, throttle, clock });
    const code = (await setup.newCode()) ?? '';
    const both = await Promise.all(
      ['anna', 'eve'].map((username) => setup.createAdmin({ code, username, password }, address)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['already-set-up', 'created']);
    expect(await store.list()).toHaveLength(1);
  });

  it('does not take an old code, a wrong one or none', async () => {
    const setup = new AdminSetup({ store, throttle, clock });
    const before = { username: 'eve', password };
    expect(await setup.createAdmin({ code: '', ...before }, address)).toEqual({ status: 'wrong-code' });
    const old = (await setup.newCode()) ?? '';
    await setup.newCode();
    expect(await setup.createAdmin({ code: old, ...before }, address)).toEqual({ status: 'wrong-code' });
    expect(await store.list()).toEqual([]);
  });

  it('cannot be guessed without end', async () => {
    const setup = new AdminSetup({ store, throttle, clock });
    const code = (await setup.newCode()) ?? '';
    const guess = (typed: string) => setup.createAdmin({ code: typed, username: 'eve', password }, address);
    for (let index = 0; index < 5; index += 1) await guess('AAAA-AAAA-AAAA');
    expect(await guess(code)).toEqual({ status: 'throttled', retryAfterMs: 15 * 60_000 });
  });
});

describe('log-in', () => {
  beforeEach(() => applyFileAdmin({ username: 'admin', password }, { store, clock }));

  it('answers a wrong password and an unknown name alike', async () => {
    expect(await logInAs('admin', 'wrong')).toEqual(await logInAs('nobody', 'wrong'));
    expect(await actions()).toEqual(['account.created', 'login.refused']);
  });

  it('makes even the right password wait after five wrong ones', async () => {
    for (let index = 0; index < 5; index += 1) await logInAs('admin', 'wrong');
    expect(await logInAs('admin')).toEqual({ status: 'throttled', retryAfterMs: 15 * 60_000 });
    clock.time += 15 * 60_000;
    expect(await logInAs('admin')).toMatchObject({ status: 'logged-in' });
  });

  it('lets no more than the limit pass when the tries come all at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => logInAs('admin', 'wrong')));
    expect(all.filter(({ status }) => status === 'wrong').length).toBeLessThanOrEqual(5);
  });
});

describe('sessions', () => {
  beforeEach(() => applyFileAdmin({ username: 'admin', password }, { store, clock }));

  it('are stored as a hash', async () => {
    const sessionId = await sessionOf('admin');
    const rows = JSON.stringify(await bench.storage.dataSource.query('select * from session'));
    expect(rows).not.toContain(sessionId);
    const found = await sessions.find(sessionId);
    expect(isCsrfTokenOf(sessionId, found?.csrfToken ?? '')).toBe(true);
  });

  it('end after 12 hours without use, and go on when used', async () => {
    const used = await sessionOf('admin');
    const idle = await sessionOf('admin');
    clock.time += 11 * hour;
    expect(await sessions.find(used)).toBeDefined();
    clock.time += hour;
    expect(await sessions.find(used)).toBeDefined();
    expect(await sessions.find(idle)).toBeUndefined();
  });

  it('end after 7 days, however much they are used', async () => {
    const sessionId = await sessionOf('admin');
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      clock.time += 6 * hour;
      expect(await sessions.find(sessionId)).toBeDefined();
    }
    clock.time += 6 * hour;
    expect(await sessions.find(sessionId)).toBeUndefined();
  });

  it('end at log-out; strange cookies are nobody', async () => {
    const sessionId = await sessionOf('admin');
    await sessions.end(sessionId, { username: 'admin', address });
    expect(await sessions.find(sessionId)).toBeUndefined();
    expect(await sessions.find("' or 1=1 --")).toBeUndefined();
    expect(await sessions.find('')).toBeUndefined();
  });

  it('that nobody can use any more are cleared away at the next log-in', async () => {
    await sessionOf('admin');
    clock.time += 13 * hour;
    await sessionOf('admin');
    expect(await bench.storage.dataSource.query('select id_hash from session')).toHaveLength(1);
  });
});

describe('accounts', () => {
  const by = { username: 'admin', address };
  let accounts: Accounts;
  beforeEach(async () => {
    await applyFileAdmin({ username: 'admin', password }, { store, clock });
    ({ accounts } = bench);
    await accounts.add({ username: 'Анна', password, role: 'support' }, by);
  });

  it('are listed without their hashes', async () => {
    const list = await accounts.list();
    expect(list.map(({ username, role }) => `${username} ${role}`)).toEqual(['admin admin', 'Анна support']);
    expect(JSON.stringify(list)).not.toContain('argon2');
  });

  it('have names of their own, whatever the size of the letters', async () => {
    expect(await accounts.add({ username: 'анна', password, role: 'admin' }, by)).toBe('name-taken');
  });

  const idOf = async (name: string): Promise<number> => {
    const account = (await accounts.list()).find(({ username }) => username === name);
    return account?.id ?? 0;
  };

  it('lose their sessions with a new password', async () => {
    const sessionId = await sessionOf('анна');
    expect(await accounts.change(await idOf('Анна'), { password: 'a new password' }, by)).toBe('changed');
    expect(await sessions.find(sessionId)).toBeUndefined();
    expect(await logInAs('Анна', 'a new password')).toMatchObject({ status: 'logged-in' });
  });

  it('change their own password only with the present one, and cannot guess it', async () => {
    const [own, other] = [await sessionOf('Анна'), await sessionOf('Анна')];
    const session = await sessions.find(own);
    const anna = { username: 'Анна', address, sessionHash: session?.sessionHash ?? '' };
    const change = (present: string) => accounts.changeOwnPassword({ present, next: 'a new password' }, anna);
    expect(await change('wrong')).toBe('wrong');
    expect(await change(password)).toBe('changed');
    expect(await sessions.find(own)).toBeDefined();
    expect(await sessions.find(other)).toBeUndefined();
    for (let index = 0; index < 5; index += 1) await change('wrong');
    expect(await change('a new password')).toBe('throttled');
  });

  it('of the instance file are changed only there', async () => {
    const id = await idOf('admin');
    expect(await accounts.change(id, { password: 'a new password' }, by)).toBe('set-by-file');
    expect(await accounts.change(id, { role: 'support' }, by)).toBe('set-by-file');
    expect(await accounts.remove(id, by)).toBe('set-by-file');
  });

  it('are removed with their sessions, but never the last administrator', async () => {
    const sessionId = await sessionOf('Анна');
    expect(await accounts.remove(await idOf('Анна'), by)).toBe('removed');
    expect(await sessions.find(sessionId)).toBeUndefined();
    expect(await logInAs('Анна')).toEqual({ status: 'wrong' });
    await applyFileAdmin(undefined, { store, clock });
    const admin = await idOf('admin');
    expect(await accounts.remove(admin, by)).toBe('last-admin');
    expect(await accounts.change(admin, { role: 'support' }, by)).toBe('last-admin');
    expect(await accounts.remove(999, by)).toBe('not-found');
  });

  it('can be brought back for a day, unless somebody else has the name by then', async () => {
    const id = await idOf('Анна');
    await accounts.remove(id, by);
    expect(await accounts.restore(id, by)).toBe('restored');
    expect(await logInAs('Анна')).toMatchObject({ status: 'logged-in' });
    expect(await accounts.restore(id, by)).toBe('not-found');
    await accounts.remove(id, by);
    expect(await accounts.add({ username: 'анна', password, role: 'admin' }, by)).toBe('added');
    expect(await accounts.restore(id, by)).toBe('not-found');
  });

  it('cannot be brought back after a day', async () => {
    const id = await idOf('Анна');
    await accounts.remove(id, by);
    clock.time += 25 * hour;
    expect(await accounts.restore(id, by)).toBe('not-found');
  });

  it('tell every change in the audit log, with who, from where and no secret', async () => {
    const id = await idOf('Анна');
    await accounts.change(id, { password: 'a new password' }, by);
    await accounts.remove(id, by);
    const { items } = await auditLog.list({}, { limit: 2 });
    expect(items.map(({ action, actor, target, address: from }) => [action, actor, target, from])).toEqual([
      ['account.removed', 'admin', 'Анна', address],
      ['account.changed', 'admin', 'Анна', address],
    ]);
    expect(await auditText()).not.toMatch(/new password|argon2/);
  });
});
