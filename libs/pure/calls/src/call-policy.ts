import type { CallResult, Direction } from './call-event.ts';

/**
 * What is ours to choose where PlanFix's page is silent (end of call-rules), each choice with its reason. Those that an
 * installation may want otherwise are switches of the settings; the others are constants. Times in ms.
 */
export interface CallPolicy {
  /**
   * Rule 11, a call nobody took. `one`: one Missed, for who was rung at the end; PlanFix notifies somebody for each, and one
   * missed call should be one task. `all`: one for everybody whose phone rang, for companies where all shall see it.
   */
  readonly missed: 'one' | 'all';
  /**
   * Rules 14-17, 23: an employee who gets a client that somebody has talked with (transfer, pick-up from the park) gets a
   * window of his own, since PlanFix shows the client's card only at an opening. Off: he gets no window, and only his
   * result is told.
   */
  readonly popupAfterTransfer: boolean;
}

export const defaultPolicy: CallPolicy = { missed: 'one', popupAfterTransfer: true };

/**
 * Rule 10: a phone that stopped may be going on to another, or be rung again, for so long. Dialplans take some hundred
 * milliseconds from one phone to the next; longer, and a window stands open at somebody whose phone is silent.
 */
export const ringGapMs = 1000;
/** Of a group that stops together, Asterisk reports one phone after the other (rule 11 counts 250 ms as one). */
export const togetherMs = 250;
/** Rule 21: how long after a failed trunk another one may still be tried. */
export const nextTrunkMs = 1000;
/** Rule 22: how long the PBX's word about a click (OriginateResponse) may come after the end of its channels. */
export const clickWordMs = 1000;
/** How long after its phone should have stopped ringing a click of which nothing was heard is given up. */
export const clickGiveUpMs = 15_000;
/**
 * Without the right to list the live channels nobody knows what ended during an outage: channels of which nothing is
 * heard for so long afterwards are given up. Longer than any talk without a word in between that is worth waiting for.
 */
export const unseenGiveUpMs = 2 * 3_600_000;
/** Ended channels and calls are known for so long: NewCallerid, Cdr and repeats come after Hangup. */
export const afterlifeMs = 5000;

/**
 * A window that closes without talk because somebody else took the call or the hunt moved on (rules 9, 10, 14, 16). An
 * outgoing call knows no Cancelled; of its results NoAnswer says it best.
 */
export function passedResult(direction: Direction | 'internal'): CallResult {
  return direction === 'in' ? 'cancelled' : 'no-answer';
}

/*
 * The other choices are made where the graph is read, and have no switch:
 * 15 a consultation is nobody's business until the client is handed over: it is talk between employees (look-at-client.ts);
 * 17 who parks has finished his talk: nobody hears a parked client (graph.ts, holding bridges);
 * 18 an outside leg is the forwarder's own phone as long as it can be known whose it is (acts-for.ts);
 * 22 a click tells PlanFix nothing until the client's leg starts: whoever clicked sees his phone ring (follow-click.ts).
 */
