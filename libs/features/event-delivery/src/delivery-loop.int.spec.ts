import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf } from './fake-planfix.ts';
import { LoopOnStore, until } from './loop-on-store.ts';

let delivery: LoopOnStore;
beforeEach(async () => {
  delivery = await LoopOnStore.open();
});
afterEach(() => delivery.close());

const anHourToWait = () =>
  delivery.storage.gate.run('an hour', (manager) =>
    manager.query('UPDATE delivery SET due_at = due_at + 3600000, not_before = not_before + 3600000'),
  );

describe('order', () => {
  it('tells one employee in order and the end of the call last', async () => {
    delivery.planfix.answer = ({ ext }) =>
      new Promise((resolve) => setTimeout(() => resolve(answerOf(200)), ext === '102' ? 60 : 5));
    const ids = await delivery.tell(
      { seq: 1, extension: '101' },
      { seq: 2, extension: '102' },
      { seq: 3, extension: '101', kind: 'accepted' },
      { seq: 4, extension: '102', kind: 'completed' },
      { seq: 5, extension: '101', kind: 'completed', isLast: true },
    );
    await delivery.untilState(ids.at(-1), 'delivered');
    expect(delivery.planfix.askedEvents()).toEqual([
      '101 incoming',
      '102 incoming',
      '101 accepted',
      '102 completed',
      '101 completed',
    ]);
  });
});

describe('failures', () => {
  it('tries a pop-up again 0.3 s later and keeps both attempts', async () => {
    delivery.planfix.answer = () =>
      Promise.resolve(answerOf(delivery.planfix.asked.length === 1 ? 503 : 200));
    const [id] = await delivery.tell({});
    await delivery.untilState(id, 'delivered');
    const [first, second] = delivery.planfix.asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(250);
    expect((second ?? 0) - (first ?? 0)).toBeLessThan(900);
    const attempts = (await delivery.detail(id))?.attemptList;
    expect(attempts).toMatchObject([
      { number: 1, cause: 'server-error', outcome: 'refused', trigger: 'auto', response: { status: 503 } },
      { number: 2, cause: 'ok', outcome: 'delivered', detail: null },
    ]);
    expect(attempts?.[0]?.request).toEqual({
      url: 'https://a.planfix.ru/tel/api',
      body: 'event=incoming&ext=101&callid=call-1&planfix_token=[token]',
    });
    expect(delivery.loop.status()).toMatchObject({ state: 'ok' });
    expect(delivery.loop.popupLatency()?.p50).toBeGreaterThan(250);
  });

  it('gives up a pop-up that PlanFix did not take when the call is over, and tells the end', async () => {
    delivery.planfix.answer = ({ event }) => Promise.resolve(answerOf(event === 'completed' ? 200 : 500));
    const [popup, completed] = await delivery.tell({ seq: 1 }, { seq: 2, kind: 'completed', isLast: true });
    await delivery.untilState(completed, 'delivered');
    expect(await delivery.detail(popup)).toMatchObject({ state: 'superseded', attempts: 1 });
  });

  it('survives an HTTP client that throws', async () => {
    delivery.planfix.answer = () => Promise.reject(new Error('broken'));
    const [id] = await delivery.tell({ kind: 'completed' });
    await until(async () =>
      expect(await delivery.detail(id)).toMatchObject({ state: 'waiting', attempts: 1 }),
    );
    expect(await delivery.detail(id)).toMatchObject({ lastCause: 'interrupted', mayHaveArrived: true });
  });

  it('holds everything while the token is refused, spends no try, and goes on at once when it is right', async () => {
    delivery.planfix.answer = () => Promise.resolve(answerOf(401));
    const ids = await delivery.tell({ callId: 'a', kind: 'completed' }, { callId: 'b', kind: 'completed' });
    await until(() =>
      expect(delivery.loop.status()).toMatchObject({ state: 'paused', cause: 'invalid-token' }),
    );
    const [later] = await delivery.tell({ callId: 'c', kind: 'completed' });
    await until(async () => expect((await delivery.detail(ids[0]))?.state).toBe('waiting'));
    expect(delivery.planfix.asked.length).toBeLessThanOrEqual(2);
    delivery.planfix.answer = () => Promise.resolve(answerOf(200));
    // As the worker does when a token is saved.
    delivery.loop.connect(delivery.planfix);
    for (const id of [...ids, later]) await delivery.untilState(id, 'delivered');
    expect(delivery.loop.status().state).toBe('ok');
  });

  it('catches up when PlanFix is well again after a while, instead of waiting for hours', async () => {
    delivery.planfix.answer = () => Promise.resolve(answerOf(503));
    const ids = await delivery.tell(
      ...['a', 'b', 'c', 'd', 'e'].map((callId) => ({ callId, kind: 'completed' as const })),
    );
    for (const id of ids)
      await until(async () =>
        expect(await delivery.detail(id)).toMatchObject({ attempts: 1, state: 'waiting' }),
      );
    // Ill for two minutes, of which the messages sat out one; then they wait for an hour.
    await anHourToWait();
    delivery.aheadMs = 120_000;
    delivery.planfix.recover();
    const [next] = await delivery.tell({ callId: 'next', kind: 'completed' });
    await delivery.untilState(next, 'delivered');
    for (const id of ids) await delivery.untilState(id, 'delivered');
  });

  it('tries at once when the address was mended, and the rest follows', async () => {
    delivery.planfix.answer = () => Promise.resolve(answerOf(404));
    const ids = await delivery.tell({ callId: 'a', kind: 'completed' }, { callId: 'b', kind: 'completed' });
    for (const id of ids)
      await until(async () =>
        expect(await delivery.detail(id)).toMatchObject({ attempts: 1, state: 'waiting' }),
      );
    await anHourToWait();
    delivery.planfix.recover();
    delivery.loop.connect(delivery.planfix);
    for (const id of ids) await delivery.untilState(id, 'delivered');
  });

  it('lets messages wait and pop-ups expire while PlanFix is not set up', async () => {
    delivery.loop.connect(undefined);
    const [popup, completed] = await delivery.tell({ seq: 1 }, { seq: 2, kind: 'completed' });
    expect(delivery.loop.status().state).toBe('not-set-up');
    delivery.aheadMs = 21_000;
    await delivery.untilState(popup, 'expired');
    expect(await delivery.detail(completed)).toMatchObject({ state: 'waiting', attempts: 0 });
    delivery.loop.connect(delivery.planfix);
    await delivery.untilState(completed, 'delivered');
    expect(delivery.planfix.askedEvents()).toEqual(['101 completed']);
  });

  it('keeps an outcome that the store does not take, and sends nothing twice', async () => {
    let letWrite = (): Promise<void> => Promise.resolve();
    delivery.planfix.answer = async () => {
      letWrite = await delivery.temporary.keepFromWriting();
      return answerOf(200);
    };
    const [id] = await delivery.tell({ kind: 'completed' });
    await until(() => expect(delivery.storage.gate.status.state).toBe('locked'));
    await letWrite();
    delivery.planfix.answer = () => Promise.resolve(answerOf(200));
    // The claim has run out meanwhile, and another call wakes the loop before the outcome is offered again.
    delivery.aheadMs = 31_000;
    const [other] = await delivery.tell({ callId: 'call-2', kind: 'completed' });
    await delivery.untilState(other, 'delivered');
    expect(await delivery.detail(id)).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(delivery.planfix.asked).toHaveLength(2);
  });
});

describe('stop and start', () => {
  it('waits for a request under way', async () => {
    let answered = false;
    delivery.planfix.answer = () =>
      new Promise((resolve) =>
        setTimeout(() => {
          answered = true;
          resolve(answerOf(200));
        }, 100),
      );
    const [id, next] = await delivery.tell({ kind: 'completed' }, { seq: 2, kind: 'completed' });
    await until(() => expect(delivery.planfix.asked).toHaveLength(1));
    await delivery.loop.stop();
    expect(answered).toBe(true);
    expect((await delivery.detail(id))?.state).toBe('delivered');
    expect((await delivery.detail(next))?.state).toBe('waiting');
    await delivery.start();
    await delivery.untilState(next, 'delivered');
  });

  it('leaves no timer behind, even while the token is refused', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    delivery.planfix.answer = () => Promise.resolve(answerOf(401));
    await delivery.tell({ kind: 'completed' });
    await until(() => expect(delivery.loop.status().state).toBe('paused'));
    await delivery.loop.stop();
    // Connections to the database that rested before may have been closed meanwhile.
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('breaks off what hangs after 5 s, marks it as perhaps arrived, and sends it after the restart', async () => {
    delivery.planfix.answer = () => delivery.planfix.hung();
    const [id] = await delivery.tell({ kind: 'completed' });
    await until(() => expect(delivery.planfix.asked).toHaveLength(1));
    await delivery.loop.stop();
    expect(await delivery.detail(id)).toMatchObject({
      state: 'waiting',
      mayHaveArrived: true,
      lastCause: 'interrupted',
    });
    delivery.planfix.answer = () => Promise.resolve(answerOf(200));
    await delivery.start();
    await delivery.untilState(id, 'delivered');
    expect((await delivery.detail(id))?.attempts).toBe(2);
  });
});

describe('replay', () => {
  it('is sent at once, under the name of who asked', async () => {
    const [id] = await delivery.tell({ kind: 'completed' });
    await delivery.untilState(id, 'delivered');
    await delivery.replay(id, { actor: 'anna', reason: 'asked' });
    await until(async () =>
      expect(await delivery.detail(id)).toMatchObject({ state: 'delivered', attempts: 2 }),
    );
    expect((await delivery.detail(id))?.attemptList[1]).toMatchObject({
      trigger: 'manual',
      actor: 'anna',
      reason: 'asked',
    });
  });
});
