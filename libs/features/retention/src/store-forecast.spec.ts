import type { StoreUse } from '@planfix-asterisk/storage';
import { expect, it } from 'vitest';
import { storeForecast } from './store-forecast.ts';

const day = 86_400_000;
const now = 1_000 * day;
const retention = { bodiesDays: 30, attemptsDays: 90, eventsDays: 180, auditDays: 365 };
const use: StoreUse = {
  kind: 'sqlite',
  bytes: 12_000,
  freeInside: 2_000,
  diskFree: 99,
  messages: 100,
  oldestAt: 5,
  recent: { messages: 70, since: now - 7 * day },
};

it('grows by the messages of a day and settles at those of the time they are kept', () => {
  expect(storeForecast(use, retention, now)).toMatchObject({
    perDay: 1_000,
    settlesAt: 180_000,
    bytes: 12_000,
  });
});

it('does not make a day out of an hour', () => {
  const young = { ...use, recent: { messages: 10, since: now - day / 24 } };
  expect(storeForecast(young, retention, now).perDay).toBe(1_000);
});

it('says nothing of an empty database', () => {
  const empty = { ...use, messages: 0, recent: null, oldestAt: null };
  expect(storeForecast(empty, retention, now)).toMatchObject({ perDay: 0, settlesAt: 0 });
});
