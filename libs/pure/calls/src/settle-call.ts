import type { Employee } from './call-event.ts';
import { passedResult } from './call-policy.ts';
import type { Call, TalkingWindow } from './call.ts';
import { closeWindow, endTalk } from './close-window.ts';
import { endCallIfOver } from './end-call.ts';
import { settleClick } from './follow-click.ts';
import { gatherFacts } from './call-facts.ts';
import type { Channel } from './graph.ts';
import { stepThrough } from './journal-steps.ts';
import { lookAtClient } from './look-at-client.ts';
import type { ClientView } from './look-at-client.ts';
import { nameIncoming } from './name-call.ts';
import { ringDeadline, ringHasPassed } from './ring-gap.ts';
import { askForRecordings, markRecorded } from './talk-recordings.ts';
import { noteUnmapped, tellAccepted, tellOpening } from './telling.ts';
import type { Telling } from './telling.ts';
import { linkChannel } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/** Tells the difference between the windows that are open and what is so: closings, openings, then answers. */
export function settleCall(state: TrackerState, telling: Telling, call: Call): void {
  state.deadlines.delete(call.callId);
  if (call.endedAt !== undefined) return;
  if (call.click) {
    settleClick(state, telling, call, call.click);
    return;
  }
  if (call.direction === 'internal') return;
  const view = lookAtClient(state.graph, call, telling.rules);
  const isTalk = view.talking.size > 0 || view.hasOutsideTalk;
  stepThrough(telling, call, view);
  gatherFacts(state, telling, { call, isTalk });
  if (isTalk || view.ringing.size > 0 || !view.isAlive) nameIncoming(state, telling, call);
  const talking = byEmployee(telling, call, view.talking);
  const ringing = isTalk ? new Map<string, Party>() : byEmployee(telling, call, view.ringing);
  followLegs(telling, call, { talking, ringing, view });
  if (view.ringing.size > 0) call.hasPhoneRung = true;
  if (isTalk) call.hasTalkSinceRing = call.hasTalked = true;
  if (talking.size > 0) askForRecordings(state, telling, view.heard);
  if (endCallIfOver(state, telling, call, view)) return;
  closeTalks(telling, call, {
    view,
    isElsewhere: isTalk || ringing.size > 0 || view.isParked,
    graph: state.graph,
  });
  closeRings(telling, call, { talking, ringing, isTalk });
  open(state, telling, call, [...talking.values(), ...ringing.values()]);
  for (const [shortNumber, party] of talking) accept(telling, call, { shortNumber, party, view });
  const wake = ringDeadline(call, ringing.size > 0);
  if (wake !== undefined) state.deadlines.set(call.callId, wake);
}

interface Party {
  readonly employee: Employee;
  readonly legs: readonly Channel[];
}

/** The mapped ones among them; the journal names the others (rule 4). */
function byEmployee(telling: Telling, call: Call, legs: ReadonlyMap<string, Channel[]>): Map<string, Party> {
  const parties = new Map<string, Party>();
  for (const [extension, channels] of legs) {
    const employee = telling.rules.employees.get(extension);
    if (!employee) {
      noteUnmapped(telling, call, extension);
      continue;
    }
    const known = parties.get(employee.shortNumber)?.legs ?? [];
    parties.set(employee.shortNumber, { employee, legs: [...known, ...channels] });
  }
  return parties;
}

interface Situation {
  readonly talking: ReadonlyMap<string, Party>;
  readonly ringing: ReadonlyMap<string, Party>;
  readonly view: ClientView;
}

/** Keeps each open window's own times: when its phone stopped ringing, since when the client is away from it. */
function followLegs(telling: Telling, call: Call, { talking, ringing, view }: Situation): void {
  for (const [shortNumber, window] of call.windows) {
    const party =
      talking.get(shortNumber) ?? (window.phase === 'talking' ? undefined : ringing.get(shortNumber));
    for (const leg of party?.legs ?? []) window.legs.add(leg.id);
    if (window.phase === 'ringing') window.stoppedAt = party ? undefined : (window.stoppedAt ?? telling.at);
    if (window.phase !== 'talking') continue;
    const isTogether = talking.has(shortNumber);
    window.apartSince = isTogether ? undefined : (window.apartSince ?? telling.at);
    if (isTogether) markRecorded(call, window, view.heard);
  }
}

interface Leaving {
  readonly view: ClientView;
  /** The client is with somebody else, rings somebody else, or is parked. */
  readonly isElsewhere: boolean;
  readonly graph: TrackerState['graph'];
}

/**
 * Not hearing each other for a moment is hold or a consultation, not the end (rule 13). It is the end when the
 * phone has hung up, or when the client has gone on to somebody else.
 */
function closeTalks(telling: Telling, call: Call, { isElsewhere, graph }: Leaving): void {
  for (const window of [...call.windows.values()]) {
    if (window.phase !== 'talking' || window.apartSince === undefined) continue;
    const isPhoneGone = ![...window.legs].some((id) => isAlive(graph.channels.get(id)));
    if (isPhoneGone || isElsewhere) endTalk(telling, call, window);
  }
}

function isAlive(channel: Channel | undefined): boolean {
  return channel !== undefined && channel.endedAt === undefined;
}

interface Rings {
  readonly talking: ReadonlyMap<string, Party>;
  readonly ringing: ReadonlyMap<string, Party>;
  readonly isTalk: boolean;
}

/** Rules 9 and 10: somebody answered, or the call has gone on from this phone. */
function closeRings(telling: Telling, call: Call, { talking, ringing, isTalk }: Rings): void {
  const otherRings = [...ringing.keys()].map(
    (shortNumber) => call.windows.get(shortNumber)?.openedAt ?? telling.at,
  );
  for (const [shortNumber, window] of [...call.windows]) {
    if (window.phase !== 'ringing' || talking.has(shortNumber)) continue;
    const isPassed = ringHasPassed(window, { at: telling.at, otherRings });
    if (isTalk || isPassed) closeWindow(telling, call, window, passedResult(call.direction));
  }
}

function open(state: TrackerState, telling: Telling, call: Call, parties: readonly Party[]): void {
  for (const { employee, legs } of parties) {
    for (const leg of legs) linkChannel(state, leg.id, call);
    if (call.windows.has(employee.shortNumber)) continue;
    const ids = new Set(legs.map((leg) => leg.id));
    const isSilent = call.hasTalked && !telling.rules.policy.popupAfterTransfer;
    const ring = { phase: 'ringing', employee, isSilent, openedAt: telling.at, legs: ids } as const;
    call.windows.set(employee.shortNumber, ring);
    if (call.hasTalkSinceRing) call.rung.clear();
    call.rung.set(employee.shortNumber, employee);
    call.hasTalkSinceRing = false;
    call.lastEmployee = employee;
    if (!isSilent) tellOpening(telling, call, employee);
  }
}

interface Answer {
  readonly shortNumber: string;
  readonly party: Party;
  readonly view: ClientView;
}

function accept(telling: Telling, call: Call, { shortNumber, party, view }: Answer): void {
  const window = call.windows.get(shortNumber);
  if (!window || window.phase === 'talking') return;
  const { employee, isSilent, openedAt } = window;
  // The employee's other devices have stopped with the answer; a late word of theirs is none.
  for (const leg of window.legs) call.closedLegs.add(leg);
  const legs = new Set(party.legs.map((leg) => leg.id));
  const talk: TalkingWindow = {
    phase: 'talking',
    employee,
    isSilent,
    openedAt,
    legs,
    talkBeganAt: talkBegan(telling, party.legs),
    isRecorded: false,
    recordingFiles: new Set(),
  };
  call.windows.set(shortNumber, talk);
  call.hasTalkSinceRing = true;
  call.lastEmployee = employee;
  markRecorded(call, talk, view.heard);
  if (!isSilent) tellAccepted(telling, call, employee);
}

/** After an outage a talk may have begun unheard: when its phone was answered, if the PBX tells, else now. */
function talkBegan({ at, isSnapshot }: Telling, legs: readonly Channel[]): number {
  const answered = legs.flatMap(({ answeredAt }) => answeredAt ?? []);
  return isSnapshot && answered.length > 0 ? Math.min(Math.max(...answered), at) : at;
}
