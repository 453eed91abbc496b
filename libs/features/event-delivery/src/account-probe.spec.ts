import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AccountProbe } from './account-probe.ts';
import { defaultPolicy } from './delivery-policy.ts';
import { answerOf } from './fake-planfix.ts';
import { PlanfixAccount } from './planfix-account.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function pausedAccount(statuses: number[]) {
  const post = vi.fn(() => Promise.resolve(answerOf(statuses.shift() ?? 200)));
  const client = { address: 'https://a.planfix.ru/tel/api', post };
  const account = new PlanfixAccount({ now: () => 0 }, () => undefined);
  account.connect(client);
  account.note(client, { outcome: 'refused', cause: 'invalid-token', retry: 'account-paused' });
  return { account, post };
}

it('asks every 30 s by ping until the token is taken again', async () => {
  const { account, post } = pausedAccount([401, 503, 200]);
  const onResumed = vi.fn();
  const probe = new AccountProbe({ account, onResumed, policy: () => defaultPolicy });
  probe.watch();
  probe.watch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(post).toHaveBeenCalledTimes(2);
  expect(post).toHaveBeenCalledWith({ cmd: 'ping' }, { timeoutMs: 10_000 });
  expect(account.isPaused).toBe(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(account.isPaused).toBe(false);
  expect(onResumed).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

it('asks nothing of an account that is well, or after a stop', async () => {
  const { account, post } = pausedAccount([]);
  const probe = new AccountProbe({ account, onResumed: () => undefined, policy: () => defaultPolicy });
  probe.watch();
  probe.stop();
  account.recovered();
  probe.watch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(post).not.toHaveBeenCalled();
});

it('notices when an account that took nothing is well again', async () => {
  const post = vi.fn(() => Promise.resolve(answerOf(200)));
  const client = { address: 'https://a.planfix.ru/tel/api', post };
  const account = new PlanfixAccount({ now: () => 0 }, () => undefined);
  account.connect(client);
  account.note(client, { outcome: 'refused', cause: 'server-error', retry: 'yes' });
  const onResumed = vi.fn();
  new AccountProbe({ account, onResumed, policy: () => defaultPolicy }).watch();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(account.status).toMatchObject({ state: 'ok', lastDeliveredAt: null });
  expect(onResumed).toHaveBeenCalledOnce();
});
