import type { PoolClient } from 'pg';
import { interruptedAttempt } from '../interrupted-attempt.ts';
import { addAttempt } from './attempt-log.ts';
import type { Taken } from './claims.ts';
import { CountChanges, triedMessages } from './delivery-counts.ts';

/** Those whose lease ran out may have arrived; the others were claimed for the first time. */
export async function noteInterruptions(
  client: PoolClient,
  taken: readonly Taken[],
  at: number,
): Promise<void> {
  const counts = new CountChanges();
  for (const { claim, formerClaimedAt } of taken) {
    if (formerClaimedAt === null) continue;
    const attempt = interruptedAttempt(claim.fields, formerClaimedAt);
    const tried = (await triedMessages(client, [claim.id])).get(claim.id);
    await addAttempt(client, claim, { attempt });
    if (tried === undefined) continue;
    const before = { ...tried, tries: claim.tries };
    counts.moved(before, { ...before, lastCause: attempt.cause, lastStatus: null });
  }
  await counts.write(client, at);
}
