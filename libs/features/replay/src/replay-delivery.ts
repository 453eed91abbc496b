import type { Clock } from '@planfix-asterisk/runtime';
import type { MessageSteering, RequeueOutcome, SkipOutcome } from '@planfix-asterisk/storage';

export interface SteeringRooms {
  readonly steering: Pick<MessageSteering, 'requeue' | 'skip'>;
  readonly clock: Clock;
}

export interface Requester {
  readonly actor: string;
  readonly reason: string;
  /** Where the person asked from. */
  readonly address?: string;
}

/**
 * Sends a final message again, as it was stored, in its original place among those of its call. A delivered one is
 * allowed: the panel warns that PlanFix may then have it twice.
 */
export function replayDelivery(
  { steering, clock }: SteeringRooms,
  id: number,
  by: Requester,
): Promise<RequeueOutcome> {
  const { actor, reason } = by;
  const audit = { ...by, action: 'delivery.replayed', target: String(id) };
  return steering.requeue(id, { actor, reason, now: clock.now() }, audit);
}

/** Gives a message up, so that what waits for it can go. */
export function skipDelivery(
  { steering, clock }: SteeringRooms,
  id: number,
  by: Requester,
): Promise<SkipOutcome> {
  const { actor, reason } = by;
  const audit = { ...by, action: 'delivery.skipped', target: String(id) };
  return steering.skip(id, { actor, reason, now: clock.now() }, audit);
}
