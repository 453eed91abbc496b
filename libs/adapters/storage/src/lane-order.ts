import type { DeliveryKind } from '@planfix-asterisk/contracts';

export interface OpenDelivery {
  readonly id: number;
  readonly shortNumber: string;
  readonly kind: DeliveryKind;
  readonly isBarrier: boolean;
  readonly isClaimed: boolean;
}

/** Messages of one call that are not final, and its failed `completed`, if any. */
export interface OpenCall {
  readonly open: readonly OpenDelivery[];
  readonly failedCompleted: readonly number[];
}

/**
 * The message that `one` has to wait for, or nothing if it is its turn. One after another within a lane (call,
 * employee); a barrier waits for all earlier ones of its call; a recording never overtakes a `completed` that failed.
 */
export function blockerOf(one: OpenDelivery, { open, failedCompleted }: OpenCall): number | undefined {
  const inOpen = open.find((other) => other.id !== one.id && isAhead(other, one));
  if (inOpen !== undefined) return inOpen.id;
  return one.kind === 'record' ? failedCompleted.find((id) => id < one.id) : undefined;
}

/** A claimed message of the lane is ahead even if it is the later one: it is on the wire when an earlier is replayed. */
function isAhead(other: OpenDelivery, one: OpenDelivery): boolean {
  if (other.shortNumber === one.shortNumber) return other.id < one.id || other.isClaimed;
  return one.isBarrier && other.id < one.id;
}
