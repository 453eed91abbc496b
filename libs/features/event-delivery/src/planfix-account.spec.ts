import { describe, expect, it, vi } from 'vitest';
import { PlanfixAccount } from './planfix-account.ts';
import type { PlanfixClient } from './planfix-account.ts';

const clientAt = (address: string): PlanfixClient => ({
  address,
  post: () => Promise.reject(new Error('not used')),
});
const delivered = { outcome: 'delivered', cause: 'ok', retry: 'no' } as const;
const badToken = { outcome: 'refused', cause: 'invalid-token', retry: 'account-paused' } as const;
const serverError = { outcome: 'refused', cause: 'server-error', retry: 'yes' } as const;
const badMessage = { outcome: 'refused', cause: 'invalid-parameters', retry: 'no' } as const;

function connected() {
  const clock = { time: 100, now: () => clock.time };
  const onChange = vi.fn();
  const account = new PlanfixAccount(clock, onChange);
  const client = clientAt('https://a.planfix.ru/tel/api');
  account.connect(client);
  return { account, client, clock, onChange };
}

describe('PlanfixAccount', () => {
  it('is not set up at first, and unknown until PlanFix has answered', () => {
    const account = new PlanfixAccount({ now: () => 7 }, () => undefined);
    expect(account.status).toEqual({
      state: 'not-set-up',
      cause: null,
      since: 7,
      lastDeliveredAt: null,
      address: null,
    });
    account.connect(clientAt('https://a.planfix.ru/tel/api'));
    expect(account.status).toMatchObject({ state: 'unknown', address: 'https://a.planfix.ru/tel/api' });
  });

  it('tells of trouble once, since when, and of its end', () => {
    const { account, client, clock, onChange } = connected();
    onChange.mockClear();
    clock.time = 200;
    account.note(client, serverError);
    clock.time = 300;
    account.note(client, serverError);
    expect(account.status).toMatchObject({ state: 'failing', cause: 'server-error', since: 200 });
    account.note(client, delivered);
    expect(account.status).toMatchObject({ state: 'ok', cause: null, since: 300, lastDeliveredAt: 300 });
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('does not blame PlanFix for a message it calls wrong', () => {
    const { account, client } = connected();
    account.note(client, badMessage);
    expect(account.status.state).toBe('ok');
  });

  it('is paused by a refused token until something is delivered or it is resumed', () => {
    const { account, client } = connected();
    account.note(client, badToken);
    account.note(client, serverError);
    expect(account.status).toMatchObject({ state: 'paused', cause: 'invalid-token' });
    expect(account.sendable).toBeUndefined();
    account.recovered();
    expect(account.status.state).toBe('unknown');
    expect(account.sendable).toBe(client);
  });

  it('does not listen to answers for an account that was replaced', () => {
    const { account, client } = connected();
    account.connect(clientAt('https://b.planfix.ru/tel/api'));
    account.note(client, badToken);
    expect(account.status).toMatchObject({ state: 'unknown', address: 'https://b.planfix.ru/tel/api' });
  });
});
