import type { RequeueOutcome } from '@planfix-asterisk/storage';
import { expect, it, vi } from 'vitest';
import { replayDelivery } from './replay-delivery.ts';

const by = { actor: 'anna', reason: 'PlanFix was down', address: '127.0.0.1' };

function replaying(outcome: RequeueOutcome) {
  const store = { requeue: vi.fn(() => Promise.resolve(outcome)) };
  const audit = { write: vi.fn(() => Promise.resolve()) };
  const replayed = replayDelivery({ store, audit, clock: { now: () => 7 } }, 12, by);
  return { store, audit, replayed };
}

it('puts the message back and writes down who asked and why', async () => {
  const { store, audit, replayed } = replaying('requeued');
  expect(await replayed).toBe('requeued');
  expect(store.requeue).toHaveBeenCalledWith(12, { actor: 'anna', reason: 'PlanFix was down', now: 7 });
  expect(audit.write).toHaveBeenCalledWith({ ...by, action: 'delivery.replayed', target: '12' });
});

it.each(['not-found', 'under-way'] as const)(
  'writes nothing down when the message is %s',
  async (outcome) => {
    const { audit, replayed } = replaying(outcome);
    expect(await replayed).toBe(outcome);
    expect(audit.write).not.toHaveBeenCalled();
  },
);
