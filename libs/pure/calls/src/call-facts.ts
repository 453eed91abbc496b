import type { CallFacts } from './call-event.ts';
import type { Call } from './call.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/** Keeps what a company may want to see in PlanFix's own fields, while the channels that say it are there. */
export function gatherFacts(
  { graph }: TrackerState,
  telling: Telling,
  { call, isTalk }: { readonly call: Call; readonly isTalk: boolean },
): void {
  for (const id of call.clients) {
    const client = graph.channels.get(id);
    if (!client) continue;
    call.trunk = client.endpoint;
    call.queue = client.queue ?? call.queue;
    if (call.direction === 'in') call.callerName ||= client.bornCallerName;
  }
  if (isTalk) call.firstTalkAt ??= telling.at;
}

export function factsOf(call: Call, at: number): CallFacts {
  const { startedAt, firstTalkAt, queue, callerName, trunk } = call;
  const waitS = Math.max(Math.floor(((firstTalkAt ?? at) - startedAt) / 1000), 0);
  return { startedAt, waitS, queue, callerName, trunk, recordingFile: [...call.recordingFiles].at(-1) ?? '' };
}
