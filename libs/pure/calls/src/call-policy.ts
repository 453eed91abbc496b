import type { CallResult, Direction } from './call-event.ts';

/** What is ours to choose where PlanFix's page is silent, in one place (end of call-rules). Times in ms. */

/** Rule 10: a phone that stopped may be going on to another, or be rung again, for so long. */
export const ringGapMs = 1000;
/** Of a group that stops together, Asterisk reports one phone after the other (rule 11 counts 250 ms as one). */
export const togetherMs = 250;
/** Rule 21: how long after a failed trunk another one may still be tried. */
export const nextTrunkMs = 1000;
/** Rule 22: how long the PBX's word about a click (OriginateResponse) may come after the end of its channels. */
export const clickWordMs = 1000;
/** How long after its phone should have stopped ringing a click of which nothing was heard is given up. */
export const clickGiveUpMs = 15_000;
/** Ended channels and calls are known for so long: NewCallerid, Cdr and repeats come after Hangup. */
export const afterlifeMs = 5000;

/** A window that closes without talk because somebody else took the call or the hunt moved on (rules 9, 10, 14). */
export function passedResult(direction: Direction | 'internal'): CallResult {
  return direction === 'in' ? 'cancelled' : 'no-answer';
}
