import type { PoolClient } from 'pg';
import { finalStates } from '../delivery-store.ts';
import type { DeliveryStep, HeldClaim, NewAttempt } from '../delivery-store.ts';
import { CountChanges, triedMessages } from './delivery-counts.ts';

/** What an outcome does to the counters of messages that did not go well; before its attempt is written. */
export async function countOutcome(
  client: PoolClient,
  { id, kind, tries }: HeldClaim,
  { attempt, step }: { attempt: NewAttempt; step: DeliveryStep },
): Promise<CountChanges> {
  const counts = new CountChanges();
  const tried = tries > 0 ? (await triedMessages(client, [id])).get(id) : undefined;
  counts.moved(tried && { ...tried, tries }, {
    kind,
    state: step.do === 'retry' || step.do === 'hold' ? 'waiting' : finalStates[step.do],
    lastCause: attempt.cause,
    lastStatus: attempt.response?.status ?? null,
    tries: step.do === 'retry' ? tries + 1 : tries,
  });
  return counts;
}
