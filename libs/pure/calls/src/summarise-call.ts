import type { CallSummary } from './call-summary.ts';
import type { Call } from './call.ts';
import { nameLateRecordings } from './talk-recordings.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/** Tells the call's row anew if something in it changed; ends internal calls, which have no client to end them. */
export function summariseCall(state: TrackerState, telling: Telling, call: Call): void {
  if (
    call.direction === 'internal' &&
    !call.click &&
    state.graph.channels.get(call.origin)?.endedAt !== undefined
  ) {
    call.endedAt ??= telling.at;
  }
  nameLateRecordings(state.graph, call);
  const summary: CallSummary = {
    callId: call.toldId,
    node: telling.rules.node,
    direction: call.direction,
    clientNumber: call.clientNumber,
    line: call.line,
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    phase: phaseOf(call),
    result: call.result,
    employee: call.lastEmployee,
    talkS: call.talkS,
    recordingFiles: [...call.recordingFiles],
  };
  const text = JSON.stringify(summary);
  if (text === call.toldSummary) return;
  call.toldSummary = text;
  telling.calls.push(summary);
}

function phaseOf(call: Call): CallSummary['phase'] {
  if (call.endedAt !== undefined) return 'ended';
  if (call.click?.isAnswered === false) return 'ringing';
  const phases = [...call.windows.values()].map((window) => window.phase);
  if (phases.includes('talking')) return 'talking';
  return phases.length > 0 ? 'ringing' : 'other';
}
