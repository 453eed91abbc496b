import type { AmiEvent } from '@planfix-asterisk/ami';
import type { CallStepCode } from './call-summary.ts';
import type { Call } from './call.ts';
import type { Channel } from './graph.ts';
import type { ClientView } from './look-at-client.ts';
import { extensionOf } from './parties.ts';
import type { Telling } from './telling.ts';
import { callsOf } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/** A queue may ring its members for hours; a page must stay readable. */
const mostSteps = 300;

/** What the PBX did, for the people who read the call's page; PlanFix is told nothing by it. */
export function step(telling: Telling, call: Call, code: CallStepCode, subject = ''): void {
  if (call.steps >= mostSteps) return;
  call.steps += 1;
  telling.steps.push({ callId: call.toldId, number: call.steps, at: telling.at, code, subject });
}

/** Whose phones ring for the client and who hears him, mapped or not, as far as it is new. */
export function stepThrough(telling: Telling, call: Call, view: ClientView): void {
  const { ringing, talking } = call.seen;
  for (const extension of view.talking.keys()) {
    if (!talking.has(extension)) step(telling, call, 'talks', extension);
    ringing.delete(extension);
  }
  for (const extension of talking) {
    if (!view.talking.has(extension)) step(telling, call, 'apart', extension);
  }
  for (const extension of view.ringing.keys()) {
    if (!ringing.has(extension) && !view.talking.has(extension)) step(telling, call, 'rings', extension);
  }
  for (const extension of ringing) {
    if (!view.ringing.has(extension)) step(telling, call, 'stops-ringing', extension);
  }
  if (view.hasOutsideTalk && !call.seen.isOutside) step(telling, call, 'talks-outside');
  if (view.isParked && !call.seen.isParked) step(telling, call, 'parked');
  const ringingOnly = [...view.ringing.keys()].filter((extension) => !view.talking.has(extension));
  call.seen = {
    ringing: new Set(ringingOnly),
    talking: new Set(view.talking.keys()),
    isOutside: view.hasOutsideTalk,
    isParked: view.isParked,
  };
}

/** What an event says to people though it changes nothing of who hears whom. */
export function stepByEvent(state: TrackerState, telling: Telling, event: AmiEvent): void {
  if (!('channel' in event)) return;
  const channel = state.graph.channels.get(event.channel.uniqueid);
  if (!channel) return;
  if (event.kind === 'hangup-requested') {
    if (channel.hasAskedToEnd) return;
    channel.hasAskedToEnd = true;
  }
  for (const call of callsOf(state, [channel])) {
    if (call.direction === 'internal' || call.endedAt !== undefined) continue;
    const found = wordOf(event, { call, channel, telling });
    if (found) step(telling, call, ...found);
  }
}

interface About {
  readonly call: Call;
  readonly channel: Channel;
  readonly telling: Telling;
}

function wordOf(event: AmiEvent, { call, channel, telling }: About): [CallStepCode, string] | undefined {
  const isClient = call.clients.includes(channel.id);
  const extension = extensionOf(channel, telling.rules);
  switch (event.kind) {
    case 'hangup-requested':
      if (isClient) return ['client-hangs-up', ''];
      return extension !== undefined && call.seen.talking.has(extension)
        ? ['hangs-up', extension]
        : undefined;
    case 'hold-changed':
      return extension === undefined ? undefined : [event.isHeld ? 'holds' : 'resumes', extension];
    case 'transferred':
      return ['transfers', event.to];
    case 'queue-changed':
      return isClient ? [event.isJoined ? 'queue-joined' : 'queue-left', event.queue] : undefined;
    case 'application':
      return isClient ? [event.application, event.detail] : undefined;
    case 'channel-ended':
      return isClient && isUnanswered(call, channel)
        ? ['trunk-fails', `${channel.endpoint} ${event.cause}`]
        : undefined;
    default:
      return undefined;
  }
}

function isUnanswered(call: Call, channel: Channel): boolean {
  return call.direction === 'out' && !call.hasTalked && channel.dial !== undefined;
}
