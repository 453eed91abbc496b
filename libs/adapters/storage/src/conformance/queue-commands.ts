import type { DeliveryKind } from '@planfix-asterisk/contracts';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ClaimedDelivery, ClaimSlots, DeliveryStep } from '../delivery-store.ts';
import { ids, limits } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import type { QueueModel } from './queue-model.ts';
import { event } from './story-events.ts';

/** The real store, with the claims that its users hold, also those that are stale by now. */
export interface RealQueue {
  readonly story: DeliveryStory;
  readonly held: ClaimedDelivery[];
}

type Command = fc.AsyncCommand<QueueModel, RealQueue>;
type Work = (model: QueueModel, real: RealQueue) => Promise<void>;

/** After each step both must see the same ahead of them. */
function command(words: string, work: Work, canRun: (model: QueueModel) => boolean = () => true): Command {
  return {
    check: canRun,
    run: async (model, real) => {
      await work(model, real);
      expect(await real.story.deliveries.outlook(), `what is ahead after: ${words}`).toEqual(model.outlook());
    },
    toString: () => words,
  };
}

interface Told {
  readonly callId: string;
  readonly extension: string;
  readonly kind: DeliveryKind;
  readonly isLast: boolean;
}

const append = ({ callId, extension, kind, isLast }: Told) =>
  command(
    `tell ${kind} of ${callId} to ${extension}${isLast ? ', the last' : ''}`,
    async (model, { story }) => {
      const seq = model.messages.length + 1;
      const told = event({ callId, extension, kind, seq, isLast, at: model.now });
      const [id = 0] = await story.append(told);
      const isBarrier = isLast || kind === 'record';
      model.append({ id, callId, extension, seq, kind, isBarrier });
    },
  );

const appendToFree = ({ callId, extension, kind, isLast }: Told, slots: ClaimSlots) =>
  command(
    `tell ${kind} of ${callId} to ${extension}, ${slots.any} + ${slots.popupsOnly} free`,
    async (model, { story, held }) => {
      const seq = model.messages.length + 1;
      const { claimed, appended } = await story.appendToFree(
        { now: model.now, slots, limits, popupsSince: model.now - 2_500 },
        event({ callId, extension, kind, seq, isLast, at: model.now }),
      );
      const [id = 0] = appended;
      model.append({ id, callId, extension, seq, kind, isBarrier: isLast || kind === 'record' });
      expect(ids(claimed)).toEqual(story.isShared ? [] : model.claimNew(id, slots));
      held.push(...claimed);
    },
  );

const repeat = (pick: number) =>
  command(
    `tell no. ${pick} again`,
    async (model, { story }) => {
      const { id, callId, extension, kind, seq } = pickOf(model.messages, pick);
      expect(await story.append(event({ callId, extension, kind, seq, at: model.now + 7 }))).toEqual([id]);
    },
    hasMessages,
  );

const claim = (slots: ClaimSlots) =>
  command(`claim ${slots.any} + ${slots.popupsOnly}`, async (model, { story, held }) => {
    const claimed = await story.claim(model.now, slots);
    expect(ids(claimed)).toEqual(model.claim(slots));
    held.push(...claimed);
  });

/** Of a claim that may be stale: then the outcome is refused and changes nothing. */
const finish = (pick: number, what: DeliveryStep['do']) =>
  command(`end claim no. ${pick} with ${what}`, async (model, { story, held }) => {
    if (held.length === 0) return;
    const one = pickOf(held, pick);
    const step: DeliveryStep = what === 'retry' ? { do: what, at: model.now + 300 } : { do: what };
    const isNewest = held.findLast(({ id }) => id === one.id) === one;
    const isHeld = isNewest && model.find(one.id).leaseEndsAt !== undefined;
    expect(await story.finish(one, step, model.now)).toBe(isHeld ? 'finished' : 'lost-claim');
    if (isHeld) model.finish(one.id, step);
  });

const wait = (ms: number) =>
  command(`wait ${ms} ms`, (model) => {
    model.now += ms;
    return Promise.resolve();
  });

const expire = command('expire pop-ups', async (model, { story }) => {
  const late = { queuedBefore: model.now - 20_000, lateBefore: model.now - 2_500 };
  const expected = model.expire(late.queuedBefore, late.lateBefore);
  expect(await story.deliveries.expirePopups({ now: model.now, ...late })).toBe(expected);
});

const requeue = (pick: number) =>
  command(
    `replay no. ${pick}`,
    async (model, { story }) => {
      const { id } = pickOf(model.messages, pick);
      expect(await story.requeue(id, model.now)).toBe(model.requeue(id));
    },
    hasMessages,
  );

const skip = (pick: number) =>
  command(
    `give up no. ${pick} by hand`,
    async (model, { story }) => {
      const { id } = pickOf(model.messages, pick);
      expect(await story.skip(id, model.now)).toBe(model.skip(id));
    },
    hasMessages,
  );

const bringForward = (limit: number) =>
  command(`bring ${limit} forward`, async (model, { story }) => {
    expect(await story.deliveries.bringForward(model.now, limit)).toBe(model.bringForward(limit));
  });

const restart = command('restart', async (model, { story }) => {
  await story.reopen();
  await story.deliveries.recover(model.now);
  if (!story.isShared) model.release();
});

const pick = fc.nat({ max: 30 });
const slots = fc.record({ any: fc.nat({ max: 4 }), popupsOnly: fc.nat({ max: 2 }) });
const told = fc.record({
  callId: fc.constantFrom('call-a', 'call-b'),
  extension: fc.constantFrom('101', '102'),
  kind: fc.constantFrom<DeliveryKind>('incoming', 'accepted', 'completed', 'record'),
  isLast: fc.boolean(),
});
const steps = fc.constantFrom<DeliveryStep['do']>('done', 'done', 'failed', 'retry', 'hold', 'expired');

export const queueCommands = [
  told.map(append),
  fc.tuple(told, slots).map(([one, free]) => appendToFree(one, free)),
  pick.map(repeat),
  slots.map(claim),
  fc.tuple(pick, steps).map(([index, what]) => finish(index, what)),
  fc.constantFrom(100, 300, 2_500, 5_000, 31_000).map(wait),
  fc.constant(expire),
  pick.map(requeue),
  pick.map(skip),
  fc.integer({ min: 1, max: 3 }).map(bringForward),
  fc.constant(restart),
];

function hasMessages({ messages }: QueueModel): boolean {
  return messages.length > 0;
}

function pickOf<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
}
