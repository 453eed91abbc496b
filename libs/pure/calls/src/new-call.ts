import type { Call } from './call.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/** A call nothing is known of yet but its id; `undefined` when the id belongs to another one. */
export function newCall(state: TrackerState, telling: Telling, callId: string): Call | undefined {
  if (state.calls.has(callId)) return undefined;
  const call: Call = {
    callId,
    toldId: telling.rules.callIdPrefix + callId,
    direction: 'internal',
    clients: [],
    origin: '',
    clientNumber: '',
    line: '',
    windows: new Map(),
    closedLegs: new Set(),
    channels: new Set(),
    candidates: new Set(),
    seq: 0,
    startedAt: telling.at,
    hasTalkSinceRing: false,
    hasTalked: false,
    queue: '',
    callerName: '',
    trunk: '',
    hasPhoneRung: false,
    rung: new Map(),
    isMissedTold: false,
    isNamed: false,
    talkEndedAt: new Map(),
    talkS: 0,
    recordingFiles: new Set(),
    namelessRecorders: new Set(),
    notes: new Set(),
    steps: 0,
    seen: { ringing: new Set(), talking: new Set(), isOutside: false, isParked: false },
    toldSummary: '',
  };
  state.calls.set(callId, call);
  return call;
}
