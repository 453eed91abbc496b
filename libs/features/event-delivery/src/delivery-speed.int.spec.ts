import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf } from './fake-planfix.ts';
import { LoopOnStore, until } from './loop-on-store.ts';

let delivery: LoopOnStore;
beforeEach(async () => {
  delivery = await LoopOnStore.open();
});
afterEach(() => delivery.close());

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

describe('speed', () => {
  it('has the request out a few milliseconds after the event, durable write included', async () => {
    const took: number[] = [];
    for (let index = 0; index < 60; index += 1) {
      const at = performance.now();
      await delivery.tell({ callId: `call-${index}` });
      await until(() => expect(delivery.planfix.asked).toHaveLength(index + 1));
      took.push((delivery.planfix.asked.at(-1)?.at ?? 0) - at);
    }
    // The goal is 5 ms; 2.4 were measured on a machine four times overloaded. The bound leaves room for a slow disk and
    // still catches a poll or a wait for a batch.
    expect(median(took)).toBeLessThan(50);
  });

  /** One lane for the whole call took 1.5 s for the last of ten phones. */
  it('trap 6: tells ten phones of a ring group side by side', async () => {
    // None is answered before all are asked: one after another, the second would never be.
    const allAsked = Promise.withResolvers<undefined>();
    delivery.planfix.answer = () => allAsked.promise.then(() => answerOf(200));
    const phones = Array.from({ length: 10 }, (_, index) => ({ seq: index + 1, extension: `10${index}` }));
    await Promise.all(phones.map((phone) => delivery.tell(phone)));
    await until(() => expect(delivery.planfix.asked).toHaveLength(10));
    allAsked.resolve(undefined);
  });

  /** A relay that waits for its whole batch took ten seconds for the pop-up behind a request that hung. */
  it('trap 5: fills the other slots while a claimed batch still hangs', async () => {
    delivery.planfix.answer = ({ callid }) =>
      callid?.startsWith('hung') ? delivery.planfix.hung() : Promise.resolve(answerOf(200));
    await delivery.tell(
      ...Array.from({ length: 10 }, (_, index) => ({ callId: `hung-${index}`, kind: 'completed' as const })),
    );
    await until(() => expect(delivery.planfix.asked).toHaveLength(10));
    for (let call = 0; call < 5; call += 1) {
      const at = performance.now();
      const [id] = await delivery.tell({ callId: `live-${call}` });
      await delivery.untilState(id, 'delivered');
      // The goal is 150 ms; a batch would wait for the time-out of the hung ones, 10 s.
      expect(performance.now() - at).toBeLessThan(1_000);
    }
  });

  it('lets a request that hangs delay no other call', async () => {
    delivery.planfix.answer = ({ callid }) =>
      callid === 'hung' ? delivery.planfix.hung() : Promise.resolve(answerOf(200));
    await delivery.tell({ callId: 'hung', kind: 'completed' });
    await until(() => expect(delivery.planfix.asked).toHaveLength(1));
    const ids = await delivery.tell({ callId: 'a' }, { callId: 'b', kind: 'completed' });
    const at = performance.now();
    for (const id of ids) await delivery.untilState(id, 'delivered');
    expect(performance.now() - at).toBeLessThan(1_500);
  });

  it('keeps slots for pop-ups when a backlog hangs', async () => {
    delivery.planfix.answer = ({ event }) =>
      event === 'completed' ? delivery.planfix.hung() : Promise.resolve(answerOf(200));
    await delivery.tell(
      ...Array.from({ length: 40 }, (_, index) => ({ callId: `old-${index}`, kind: 'completed' as const })),
    );
    await until(() => expect(delivery.planfix.asked).toHaveLength(24));
    const [popup] = await delivery.tell({ callId: 'new' });
    await delivery.untilState(popup, 'delivered');
  });

  it('sets no timer while there is nothing to do', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const [id] = await delivery.tell({});
    await delivery.untilState(id, 'delivered');
    // Statements under way have timers of their own; `until` has, too.
    const end = performance.now() + 4_000;
    while (timers() !== before && performance.now() < end)
      await new Promise((resolve) => setImmediate(resolve));
    expect(timers()).toBe(before);
  });
});
