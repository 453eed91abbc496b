import type { PlanfixAnswer } from '@planfix-asterisk/planfix';
import { createLogger } from '@planfix-asterisk/runtime';
import { beforeEach, describe, expect, it } from 'vitest';
import { Contacts } from './contacts.ts';

const anna = { name: 'Anna', responsible: '103' };
const log = createLogger({ level: 'silent' });
const answer = (status: number | undefined, body = ''): PlanfixAnswer => ({
  status,
  body,
  sent: 'yes',
  headers: {},
  bodyCut: false,
  phases: { connect: 0, firstByte: 0, total: 0 },
  error:
    status === undefined ? { code: 'timeout', detail: { code: 'no-answer-in-time', values: {} } } : undefined,
});
const says = (contact: object) => answer(200, JSON.stringify(contact));
const known = says({ contact_name: 'Anna', responsible: 103 });

let now: number;
let asked: number;
let next: PlanfixAnswer;
let contacts: Contacts;
beforeEach(() => {
  [now, asked, next] = [0, 0, known];
  const ask = () => {
    asked += 1;
    return Promise.resolve(next);
  };
  contacts = new Contacts({ ask, clock: { now: () => now }, log });
});
const find = (number = '79161234567') => contacts.find(number);

describe('Contacts', () => {
  it('are asked for once, and known for five minutes', async () => {
    expect(await find()).toEqual({ contact: anna, source: 'planfix' });
    now = 299_999;
    expect(await find()).toEqual({ contact: anna, source: 'cache' });
    now = 300_000;
    expect(await find()).toEqual({ contact: anna, source: 'planfix' });
    expect(asked).toBe(2);
  });

  it('that PlanFix does not know are asked for again after half a minute', async () => {
    next = says({ contact_name: '' });
    await find();
    now = 29_999;
    expect(await find()).toMatchObject({ source: 'cache' });
    now = 30_000;
    next = known;
    expect(await find()).toMatchObject({ contact: anna, source: 'planfix' });
  });

  it('are asked for once when several phones of a group want the same at the same time', async () => {
    const found = await Promise.all([find(), find(), find()]);
    expect([asked, found.map(({ source }) => source)]).toEqual([1, ['planfix', 'planfix', 'planfix']]);
  });

  it('stay known for a day when PlanFix fails', async () => {
    await find();
    now = 3_600_000;
    next = answer(undefined);
    expect(await find()).toEqual({ contact: anna, source: 'stale' });
    now = 86_400_000;
    expect(await find()).toEqual({ source: 'failed' });
  });

  it.each([[answer(undefined)], [answer(500)], [answer(401)], [answer(200, '<html>')], [answer(302)]])(
    'are not waited for any more after three failures, until one try comes off: %o',
    async (failure) => {
      next = failure;
      const sources = [];
      for (let call = 0; call < 5; call += 1) sources.push((await find(`7916000000${call}`)).source);
      expect(sources).toEqual(['failed', 'failed', 'failed', 'skipped', 'skipped']);
      expect([asked, contacts.isCutOff]).toEqual([3, true]);
      now = 15_000;
      expect([await find(), await find('79160000009'), asked]).toEqual([
        { source: 'skipped' },
        { source: 'skipped' },
        4,
      ]);
      now = 30_000;
      next = known;
      expect(await find()).toEqual({ source: 'skipped' });
      expect([await find(), contacts.isCutOff]).toEqual([{ contact: anna, source: 'cache' }, false]);
    },
  );

  it('are not waited for twice by one call, which asks for name and responsible employee', async () => {
    next = answer(undefined);
    expect([await find(), await find(), asked]).toEqual([{ source: 'failed' }, { source: 'failed' }, 1]);
    now = 5_000;
    next = known;
    expect(await find()).toMatchObject({ source: 'planfix' });
  });

  it('cannot be known while PlanFix is not set up', async () => {
    contacts = new Contacts({ ask: () => undefined, clock: { now: () => 0 }, log });
    expect(await find()).toEqual({ source: 'not-set-up' });
  });
});
