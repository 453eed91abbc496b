import { ringGapMs, togetherMs } from './call-policy.ts';
import type { Call, RingingWindow } from './call.ts';

interface Around {
  readonly at: number;
  /** Since when the other phones that ring now have been ringing. */
  readonly otherRings: readonly number[];
}

/** Rule 10: has the call gone on from this phone, so that its window closes? */
export function ringHasPassed({ openedAt, stoppedAt }: RingingWindow, { at, otherRings }: Around): boolean {
  if (stoppedAt === undefined) return false;
  // The next phone of a hunt; its DialBegin may be heard shortly before the DialEnd of this one.
  const hasGoneOn = otherRings.some(
    (began) => began > openedAt + togetherMs && began >= stoppedAt - togetherMs,
  );
  return hasGoneOn || at >= stoppedAt + gapOf(otherRings.length > 0);
}

/** When a stopped ring is to be looked at again, if nothing happens before. */
export function ringDeadline(call: Call, othersRing: boolean): number | undefined {
  const stops = [...call.windows.values()].flatMap((window) =>
    window.phase === 'ringing' && window.stoppedAt !== undefined ? [window.stoppedAt] : [],
  );
  return stops.length === 0 ? undefined : Math.min(...stops) + gapOf(othersRing);
}

/**
 * While others ring, one that stopped is passed over; but a whole group may be about to stop, one phone reported
 * after the other, and then it still counts as ringing at the end (rule 11).
 */
function gapOf(othersRing: boolean): number {
  return othersRing ? togetherMs : ringGapMs;
}
