import type { Employee } from './call-event.ts';
import { nextTrunkMs, passedResult, togetherMs } from './call-policy.ts';
import type { Call, RingingWindow } from './call.ts';
import { closeWindow, endTalk } from './close-window.ts';
import type { Channel, Graph } from './graph.ts';
import type { ClientView } from './look-at-client.ts';
import { outgoingResult } from './outgoing-result.ts';
import { note, tellCompleted } from './telling.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/** Closes what is open when the client is gone for good; true when the call is over. */
export function endCallIfOver(state: TrackerState, telling: Telling, call: Call, view: ClientView): boolean {
  if (view.isAlive && !isAbandoned(state, telling, call)) return false;
  const openUntil = call.direction === 'out' ? nextTrunkUntil(state.graph, call) : undefined;
  if (openUntil !== undefined && telling.at < openUntil) {
    state.deadlines.set(call.callId, openUntil);
    return true;
  }
  endWindows(state.graph, telling, call);
  if (call.direction === 'in') tellLost(telling, call);
  call.endedAt = telling.at;
  return true;
}

/** Until when another trunk may be tried; `undefined` once somebody talked or the caller is gone (rule 21). */
function nextTrunkUntil(graph: Graph, call: Call): number | undefined {
  const origin = graph.channels.get(call.origin);
  if (call.hasTalked || !origin || origin.endedAt !== undefined) return undefined;
  return (lastClient(graph, call)?.endedAt ?? 0) + nextTrunkMs;
}

/** The employee hung up on a call nobody answered, and the trunk's own Hangup never came. */
function isAbandoned(state: TrackerState, telling: Telling, call: Call): boolean {
  const hungUpAt = state.graph.channels.get(call.origin)?.endedAt;
  const client = lastClient(state.graph, call);
  if (call.direction !== 'out' || hungUpAt === undefined || call.hasTalked) return false;
  if (client?.dial?.endedAt === undefined || client.dial.status === 'ANSWER') return false;
  if (telling.at >= hungUpAt + nextTrunkMs) return true;
  state.deadlines.set(call.callId, hungUpAt + nextTrunkMs);
  return false;
}

function endWindows(graph: Graph, telling: Telling, call: Call): void {
  const isLost = call.direction === 'in' && !call.hasTalkSinceRing;
  const missed = isLost ? ringingAtTheEnd(call) : undefined;
  for (const window of [...call.windows.values()]) {
    if (window.phase === 'talking') endTalk(telling, call, window);
    else if (window.phase === 'dialling')
      closeWindow(telling, call, window, outgoingResult(lastClient(graph, call)));
    else if (window !== missed) closeWindow(telling, call, window, passedResult(call.direction));
  }
  if (missed) closeWindow(telling, call, missed, 'missed');
  if (isLost && telling.rules.policy.missed === 'all') tellOthersMissed(telling, call, missed?.employee);
}

/** Policy `missed: all`: the others whose phones rang hear of it too, after the Cancelled of their rings. */
function tellOthersMissed(telling: Telling, call: Call, told: Employee | undefined): void {
  for (const [shortNumber, employee] of call.rung) {
    if (shortNumber !== told?.shortNumber) tellCompleted(telling, call, employee, missedCall);
  }
}

const missedCall = { result: 'missed', durationMs: 0, isRecorded: false } as const;

/** Rule 11: of the phones ringing at the end the one that began first; those that stopped just now still count. */
function ringingAtTheEnd(call: Call): RingingWindow | undefined {
  const rings = [...call.windows.values()].filter((window) => window.phase === 'ringing');
  const stopOf = (window: RingingWindow): number => window.stoppedAt ?? Number.POSITIVE_INFINITY;
  const lastStop = Math.max(...rings.map(stopOf));
  const atTheEnd = rings.filter((window) => stopOf(window) >= lastStop - togetherMs);
  return atTheEnd.sort((one, other) => one.openedAt - other.openedAt)[0];
}

/** What is told, or noted, of an incoming call that nobody took and whose rings are all closed (rules 11, 12). */
function tellLost(telling: Telling, call: Call): void {
  if (call.hasTalkSinceRing || call.isMissedTold) return;
  if (call.lastRing) {
    tellCompleted(telling, call, call.lastRing.employee, missedCall);
    return;
  }
  if (call.hasPhoneRung) return;
  const employee = telling.rules.lines.get(call.line)?.lostCallsTo;
  if (!employee) {
    note(telling, call, 'nobody-rang');
    return;
  }
  tellCompleted(telling, call, employee, missedCall);
  note(telling, call, 'lost-call-to-default', employee.extension);
}

function lastClient(graph: Graph, call: Call): Channel | undefined {
  return graph.channels.get(call.clients.at(-1) ?? '');
}
