import type { Call, DiallingWindow } from './call.ts';
import { isOwnLegOfClick, phoneOfClick } from './follow-click.ts';
import type { Channel } from './graph.ts';
import { step } from './journal-steps.ts';
import { lineNumber, numberDialled, presentedLine, setClientNumber } from './name-call.ts';
import { newCall } from './new-call.ts';
import { normaliseNumber } from './normalise-number.ts';
import { dialChain, extensionOf, hearers, isTrunk } from './parties.ts';
import { note, noteUnmapped, tellOpening } from './telling.ts';
import type { Telling } from './telling.ts';
import { linkChannel } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/** A trunk's channel that nobody here dialled is a client calling in. */
export function beginIncoming(state: TrackerState, telling: Telling, channel: Channel): Call | undefined {
  const { rules } = telling;
  if (channel.endedAt !== undefined || channel.dial || !isTrunk(channel, rules)) return undefined;
  if (state.callsOfChannel.has(channel.id) || !cameFromOutside(channel)) return undefined;
  const call = newCall(state, telling, channel.linkedid);
  if (!call) return undefined;
  call.direction = 'in';
  addClient(state, call, channel);
  call.clientNumber = normaliseNumber(channel.bornCallerNumber, rules.numbers) ?? '';
  call.line = lineNumber(channel.bornExten, telling);
  return call;
}

/** Something was dialled: a trunk on an employee's behalf, a phone for a client, or a phone by a phone. */
export function followDial(state: TrackerState, telling: Telling, dest: Channel): void {
  const chain = dialChain(state.graph, dest);
  for (const channel of chain) addCandidate(state, state.callsOfChannel.get(channel.id) ?? [], dest);
  addCandidate(state, [dest.linkedid], dest);
  if (dest.kind !== 'device' || chain.slice(1).some((channel) => isClient(state, channel))) return;
  const origin = originOf(state, telling, chain);
  if (isTrunk(dest, telling.rules)) beginOutgoing(state, telling, { dest, origin, chain });
  else if (origin && origin !== dest) beginInternal(state, telling, origin);
}

interface Dialled {
  readonly dest: Channel;
  readonly origin: Channel | undefined;
  readonly chain: readonly Channel[];
}

/** Rule 19; a further trunk of the same employee in the same call is the same call. */
function beginOutgoing(
  state: TrackerState,
  telling: Telling,
  { dest, origin: dialler, chain }: Dialled,
): void {
  const call = state.calls.get(dest.linkedid) ?? newCall(state, telling, dest.linkedid);
  if (!call || call.endedAt !== undefined || call.clients.includes(dest.id)) return;
  if (isOwnLegOfClick(call, chain)) return;
  const { click } = call;
  const origin = dialler ?? (click && phoneOfClick(state, call));
  // A consultation outside, or an outside leg of a call that came in: rule 2.
  if (call.direction === 'in') return;
  if (call.direction === 'out' && !click && call.origin !== (origin?.id ?? '')) return;
  const isFirst = call.direction === 'internal';
  call.direction = 'out';
  call.origin = origin?.id ?? '';
  addClient(state, call, dest);
  step(telling, call, 'dials-out', dest.endpoint);
  if (isFirst) setClientNumber(telling, call, numberDialled(telling, chain, origin));
  call.line ||= presentedLine(telling, chain);
  if (origin) linkChannel(state, origin.id, call);
  if (origin || click) openDialling(telling, call, origin);
  call.click = undefined;
}

function openDialling(telling: Telling, call: Call, origin: Channel | undefined): void {
  const extension = (origin && extensionOf(origin, telling.rules)) ?? '';
  const employee = call.click?.employee ?? telling.rules.employees.get(extension);
  if (!employee) {
    noteUnmapped(telling, call, extension);
    return;
  }
  if (call.windows.has(employee.shortNumber)) return;
  const window: DiallingWindow = {
    phase: 'dialling',
    employee,
    isSilent: false,
    openedAt: telling.at,
    legs: new Set(origin ? [origin.id] : []),
  };
  call.windows.set(employee.shortNumber, window);
  call.lastEmployee = employee;
  tellOpening(telling, call, employee);
}

function beginInternal(state: TrackerState, telling: Telling, origin: Channel): void {
  if (state.callsOfChannel.has(origin.id)) return;
  const call = newCall(state, telling, origin.linkedid);
  if (!call) return;
  call.origin = origin.id;
  call.clientNumber = normaliseNumber(origin.bornExten, telling.rules.numbers) ?? '';
  linkChannel(state, origin.id, call);
  note(telling, call, 'internal-call');
}

/** The phone at the top of the chain; above a Local pair that Asterisk itself dialled, the phone that hears it. */
function originOf(state: TrackerState, telling: Telling, chain: readonly Channel[]): Channel | undefined {
  const top = chain.at(-1);
  if (!top || extensionOf(top, telling.rules) !== undefined) return top;
  if (top.kind !== 'local') return undefined;
  return hearers(state.graph, top).find((channel) => extensionOf(channel, telling.rules) !== undefined);
}

function isClient(state: TrackerState, channel: Channel): boolean {
  const calls = [...(state.callsOfChannel.get(channel.id) ?? [])];
  return calls.some((id) => state.calls.get(id)?.clients.includes(channel.id));
}

/** Rings from outside (Ring), or found in mid-call (Up) as the first channel of its call. */
function cameFromOutside(channel: Channel): boolean {
  if (channel.bornState === 4) return true;
  return (channel.bornState === 6 || channel.bornState === -1) && channel.id === channel.linkedid;
}

function addClient(state: TrackerState, call: Call, channel: Channel): void {
  call.clients.push(channel.id);
  linkChannel(state, channel.id, call);
}

function addCandidate(state: TrackerState, callIds: Iterable<string>, dest: Channel): void {
  for (const callId of callIds) {
    const call = state.calls.get(callId);
    if (!call) continue;
    call.candidates.add(dest.id);
    linkChannel(state, dest.id, call);
  }
}
