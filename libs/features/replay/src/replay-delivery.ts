import type { Clock } from '@planfix-asterisk/runtime';
import type { AuditLog, DeliveryStore, RequeueOutcome } from '@planfix-asterisk/storage';

export interface ReplayOptions {
  readonly store: Pick<DeliveryStore, 'requeue'>;
  readonly audit: Pick<AuditLog, 'write'>;
  readonly clock: Clock;
}

export interface ReplayRequestedBy {
  readonly actor: string;
  readonly reason: string;
  /** Where the person asked from. */
  readonly address?: string;
}

/**
 * Sends a final message again, in its original place among those of its call. A delivered one is allowed: the panel
 * warns that PlanFix may then have it twice.
 */
export async function replayDelivery(
  { store, audit, clock }: ReplayOptions,
  id: number,
  by: ReplayRequestedBy,
): Promise<RequeueOutcome> {
  const outcome = await store.requeue(id, { actor: by.actor, reason: by.reason, now: clock.now() });
  if (outcome !== 'requeued') return outcome;
  await audit.write({ ...by, action: 'delivery.replayed', target: String(id) });
  return outcome;
}
