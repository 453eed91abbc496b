import type { AmiEvent } from '@planfix-asterisk/ami';
import { clickGiveUpMs, clickWordMs } from './call-policy.ts';
import type { CallNoteCode } from './call-summary.ts';
import type { Call } from './call.ts';
import type { Click, PendingClick } from './click.ts';
import type { Fact } from './facts.ts';
import type { Channel } from './graph.ts';
import { setClientNumber } from './name-call.ts';
import { newCall } from './new-call.ts';
import { normaliseNumber } from './normalise-number.ts';
import { note, tellCompleted, tellOpening } from './telling.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/** What a fact says about a click, if anything; returns the call it was for. */
export function hearOfClick(state: TrackerState, telling: Telling, fact: Fact): Call | undefined {
  switch (fact.kind) {
    case 'click-began':
      return beginClick(state, telling, fact.click);
    case 'click-refused':
      return refuseClick(telling, state.calls.get(fact.callId), fact.why);
    case 'ami':
      return fact.event.kind === 'originate-ended' ? hearOriginateEnd(state, telling, fact.event) : undefined;
    default:
      return undefined;
  }
}

/** The call is known before the PBX hears of it; PlanFix is told nothing yet. */
function beginClick(state: TrackerState, telling: Telling, click: Click): Call | undefined {
  const { rules, at } = telling;
  const employee = rules.employees.get(click.extension);
  const call = employee && newCall(state, telling, click.callId);
  if (!call) return undefined;
  const { otherId, actionId, ringMs, clientNumber } = click;
  call.click = { employee, otherId, actionId, giveUpAt: at + ringMs + clickGiveUpMs, isAnswered: false };
  call.lastEmployee = employee;
  const number = normaliseNumber(clientNumber, rules.numbers);
  // A colleague is no client: PlanFix hears nothing of such a call (rule 2).
  const isColleague = number !== undefined && rules.numbers.internal.test(number);
  call.direction = isColleague ? 'internal' : 'out';
  setClientNumber(telling, call, number);
  note(telling, call, 'click-to-call', click.extension);
  if (isColleague) note(telling, call, 'internal-call');
  return call;
}

/** The PBX did not take the order, and whoever clicked was told so: PlanFix has no window to close. */
function refuseClick(telling: Telling, call: Call | undefined, why: string): Call | undefined {
  if (!call?.click) return undefined;
  note(telling, call, 'click-refused', why);
  call.click = undefined;
  call.result = 'not-available';
  call.endedAt = telling.at;
  return call;
}

/** How the ringing of the employee's phone ended; returns the call it was for. */
function hearOriginateEnd(
  state: TrackerState,
  telling: Telling,
  { actionId, isAnswered, reason }: Extract<AmiEvent, { kind: 'originate-ended' }>,
): Call | undefined {
  const call = [...state.calls.values()].find(({ click }) => click?.actionId === actionId);
  if (!call?.click) return undefined;
  if (isAnswered) call.click.isAnswered = true;
  else endClick(telling, call, reasons.get(reason) ?? 'click-not-answered');
  return call;
}

/** Reasons of OriginateResponse; all others say that the phone rang and nobody took it. */
const reasons = new Map<number, CallNoteCode>([
  [0, 'click-phone-unreachable'],
  [5, 'click-phone-busy'],
  [8, 'click-phone-unreachable'],
]);

/** Looks at a click whose client's leg has not started: closes it when it never will. */
export function settleClick(state: TrackerState, telling: Telling, call: Call, click: PendingClick): void {
  const channels = [...call.channels].flatMap((id) => state.graph.channels.get(id) ?? []);
  const isGone = channels.length > 0 && channels.every(({ endedAt }) => endedAt !== undefined);
  if (channels.some((channel) => isAnsweredPhone(call, channel))) click.isAnswered = true;
  click.goneSince = isGone ? (click.goneSince ?? telling.at) : undefined;
  const endsAt = endOf(click, channels.length > 0);
  if (endsAt === undefined || telling.at < endsAt) {
    if (endsAt !== undefined) state.deadlines.set(call.callId, endsAt);
    return;
  }
  endClick(telling, call, click.isAnswered ? 'click-without-client' : 'click-not-answered');
}

/** Of the two halves of a Local channel it says nothing that they are up. */
function isAnsweredPhone({ callId }: Call, { kind, dial, id, hasBeenBridged }: Channel): boolean {
  return kind === 'device' && (hasBeenBridged || (id === callId && dial?.status === 'ANSWER'));
}

function endOf({ goneSince, isAnswered, giveUpAt }: PendingClick, hasChannels: boolean): number | undefined {
  if (goneSince !== undefined) return isAnswered ? goneSince : goneSince + clickWordMs;
  return isAnswered && hasChannels ? undefined : giveUpAt;
}

/** Rule 22: opened and closed at once, so that the window of whoever clicked closes. */
function endClick(telling: Telling, call: Call, why: CallNoteCode): void {
  const { click } = call;
  if (!click) return;
  call.click = undefined;
  call.endedAt = telling.at;
  // A colleague who was reached is no client either.
  if (call.direction !== 'out' && click.isAnswered) return;
  note(telling, call, why, click.employee.extension);
  if (call.direction !== 'out') return;
  const result = click.isAnswered ? 'not-available' : 'no-answer';
  tellOpening(telling, call, click.employee);
  tellCompleted(telling, call, click.employee, { result, durationMs: 0, isRecorded: false });
}

/**
 * A leg outside that the second half of the Local pair dialled: the employee takes his calls on a mobile. It is his
 * phone and not the client.
 */
export function isOwnLegOfClick({ click, callId }: Call, chain: readonly Channel[]): boolean {
  if (!click) return false;
  const other = chain.findIndex(({ id }) => id === click.otherId);
  const first = chain.findIndex(({ id }) => id === callId);
  return other >= 0 && (first < 0 || other < first);
}

/** The phone of the employee who was rung for a click. */
export function phoneOfClick(state: TrackerState, call: Call): Channel | undefined {
  const live = [...call.channels].flatMap((id) => {
    const channel = state.graph.channels.get(id);
    return channel?.kind === 'device' && channel.endedAt === undefined ? channel : [];
  });
  return live.find(({ endpoint }) => endpoint === call.click?.employee.extension) ?? live[0];
}
