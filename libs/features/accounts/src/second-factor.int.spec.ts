import type { StoredAccount } from '@planfix-asterisk/storage';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { address, openAccountsBench, password } from './testing/accounts-bench.ts';
import type { AccountsBench } from './testing/accounts-bench.ts';

const by = { username: 'admin', address };
let bench: AccountsBench;
let secret: string;

beforeEach(async () => {
  bench = await openAccountsBench();
  await bench.accounts.add({ username: 'anna', password, role: 'admin' }, by);
  ({ secret } = await bench.secondFactor.offer(await anna()));
});
afterEach(() => bench.close());

async function anna(): Promise<StoredAccount> {
  const account = await bench.store.findByName('anna');
  if (account === null) throw new Error('anna is gone');
  return account;
}
const codeNow = (periods = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: bench.clock.time + periods * 30_000 });
const enter = (code?: string) => bench.logInAs('anna', password, code);
const confirm = async (code = codeNow()) => bench.secondFactor.confirm(await anna(), code, address);

describe('the second factor', () => {
  it('does not count before the app has proved that it has the secret', async () => {
    expect(await confirm('000000')).toEqual({ status: 'wrong' });
    expect(await enter()).toMatchObject({ status: 'logged-in' });
  });

  it('is asked for at the log-in, and each code is good once', async () => {
    expect(await confirm()).toMatchObject({ status: 'on' });
    expect(await enter()).toEqual({ status: 'second-factor-needed' });
    expect(await enter(codeNow())).toEqual({ status: 'second-factor-wrong' });
    bench.clock.time += 60_000;
    expect(await enter('000000')).toEqual({ status: 'second-factor-wrong' });
    const code = codeNow();
    expect(await enter(code)).toMatchObject({ status: 'logged-in' });
    expect(await enter(code)).toEqual({ status: 'second-factor-wrong' });
    expect(await enter(codeNow(1))).toMatchObject({ status: 'logged-in' });
  });

  it('cannot be guessed', async () => {
    await confirm();
    for (let index = 0; index < 5; index += 1) await enter('000000');
    expect(await enter(codeNow(1))).toMatchObject({ status: 'throttled' });
  });

  it('lets in by a recovery code, once', async () => {
    const outcome = await confirm();
    const code = outcome.status === 'on' ? (outcome.recoveryCodes[3] ?? '') : '';
    expect(await enter(code.toLowerCase())).toMatchObject({ status: 'logged-in' });
    expect(await enter(code)).toEqual({ status: 'second-factor-wrong' });
    const entries = await bench.audited();
    expect(entries.map(({ action }) => action)).toContain('recovery-code.used');
    expect(JSON.stringify(entries)).not.toContain(code);
  });

  it('is turned off by an administrator, or by oneself with the password', async () => {
    const { accounts } = bench;
    await confirm();
    expect((await accounts.list())[0]?.hasSecondFactor).toBe(true);
    await accounts.change((await anna()).id, { secondFactor: 'off' }, by);
    expect(await enter()).toMatchObject({ status: 'logged-in' });
    ({ secret } = await bench.secondFactor.offer(await anna()));
    await confirm();
    const self = { username: 'anna', address, sessionHash: '' };
    expect(await accounts.turnOwnSecondFactorOff('wrong', self)).toBe('wrong');
    expect(await accounts.turnOwnSecondFactorOff(password, self)).toBe('changed');
    expect((await accounts.list())[0]?.hasSecondFactor).toBe(false);
  });
});

describe('sessions', () => {
  it('are listed: to each his own, to an administrator all; and ended from there', async () => {
    const { accounts, sessions, sessionOf } = bench;
    await accounts.add({ username: 'boss', password, role: 'admin' }, by);
    await accounts.add({ username: 'vera', password, role: 'support' }, by);
    const ids = [await sessionOf('boss'), await sessionOf('vera'), await sessionOf('vera')] as const;
    const [boss, vera] = [await sessions.find(ids[0]), await sessions.find(ids[1])];
    if (!boss || !vera) throw new Error('no sessions');
    const names = (await sessions.list(boss)).map(({ username }) => username).toSorted();
    expect(names).toEqual(['boss', 'vera', 'vera']);
    const own = await sessions.list(vera);
    expect(own.map(({ isCurrent }) => isCurrent).toSorted()).toEqual([false, true]);
    expect(await sessions.endListed(boss.sessionHash, vera, address)).toBe('not-found');
    await sessions.endOthers(vera, address);
    expect(await sessions.find(ids[2])).toBeUndefined();
    expect(await sessions.endListed(vera.sessionHash, boss, address)).toBe('ended');
    expect(await sessions.find(ids[1])).toBeUndefined();
  });
});
