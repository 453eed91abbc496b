import { expect, it, vi } from 'vitest';
import { replayDelivery, skipDelivery } from './replay-delivery.ts';

const by = { actor: 'anna', reason: 'PlanFix was down', address: '127.0.0.1' };
const clock = { now: () => 7 };
const asked = { actor: 'anna', reason: 'PlanFix was down', now: 7 };

function steering() {
  return {
    requeue: vi.fn(() => Promise.resolve('requeued' as const)),
    skip: vi.fn(() => Promise.resolve('skipped' as const)),
  };
}

it('puts the message back and hands in who asked, why and from where', async () => {
  const rooms = { steering: steering(), clock };
  expect(await replayDelivery(rooms, 12, by)).toBe('requeued');
  const audit = { ...by, action: 'delivery.replayed', target: '12' };
  expect(rooms.steering.requeue).toHaveBeenCalledWith(12, asked, audit);
});

it('gives the message up in the same way', async () => {
  const rooms = { steering: steering(), clock };
  expect(await skipDelivery(rooms, 12, by)).toBe('skipped');
  const audit = { ...by, action: 'delivery.skipped', target: '12' };
  expect(rooms.steering.skip).toHaveBeenCalledWith(12, asked, audit);
});
