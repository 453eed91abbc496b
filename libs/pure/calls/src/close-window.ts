import type { CallResult } from './call-event.ts';
import type { Call, TalkingWindow, Window } from './call.ts';
import { keepRecordings } from './talk-recordings.ts';
import { tellCompleted } from './telling.ts';
import type { Telling } from './telling.ts';

/** Closes a window in which nobody talked. */
export function closeWindow(telling: Telling, call: Call, window: Window, result: CallResult): void {
  remove(call, window);
  if (window.phase === 'ringing') rememberRing(call, window.employee, window.stoppedAt ?? telling.at);
  // A silent ring has no window at PlanFix to be closed.
  if (window.isSilent && result !== 'missed') return;
  tellCompleted(telling, call, window.employee, { result, durationMs: 0, isRecorded: false });
}

/** Closes a talk: the client leaves the employee for good; hold and consultation were part of it (rule 13). */
export function endTalk(telling: Telling, call: Call, window: TalkingWindow): void {
  remove(call, window);
  keepRecordings(call, window);
  const { employee, isRecorded, talkBeganAt } = window;
  call.talkEndedAt.set(employee.extension, telling.at);
  tellCompleted(telling, call, employee, {
    result: 'success',
    durationMs: Math.max(telling.talkUntil - talkBeganAt, 0),
    isRecorded,
  });
}

function remove(call: Call, window: Window): void {
  call.windows.delete(window.employee.shortNumber);
  for (const leg of window.legs) call.closedLegs.add(leg);
}

/** Of phones that stop one after the other, the last; a Missed may still be due to it (rule 11). */
function rememberRing(call: Call, employee: Window['employee'], stoppedAt: number): void {
  if (call.lastRing && call.lastRing.stoppedAt >= stoppedAt) return;
  call.lastRing = { employee, stoppedAt };
}
