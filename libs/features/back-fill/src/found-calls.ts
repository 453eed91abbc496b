import { foldRecords } from '@planfix-asterisk/call-records';
import type { RecordGroup } from '@planfix-asterisk/call-records';
import type { TrackerRules } from '@planfix-asterisk/calls';
import { toPlanfixForm } from '@planfix-asterisk/planfix';
import type { FormExtras } from '@planfix-asterisk/planfix';
import type { FoundCall } from '@planfix-asterisk/storage';

export interface TellingRules {
  readonly tracker: TrackerRules;
  readonly extras: FormExtras;
}

/** What the log gets of the calls of these records, if it does not know them. */
export function foundCalls(group: RecordGroup, { tracker, extras }: TellingRules, now: number): FoundCall[] {
  const calls = foldRecords(group.records, tracker);
  const ids = group.records.flatMap(({ uniqueId, linkedId }) => [uniqueId, linkedId]);
  return calls.map((call) => ({
    // Of two calls in one group each is known by its own id alone.
    ids: knownAs(calls.length > 1 ? [call.callId] : [call.callId, ...ids], tracker),
    entry: {
      calls: [{ ...call.summary, phase: 'ended', endedAt: call.summary.endedAt ?? group.endsAt }],
      notes: [...call.notes, { callId: call.callId, at: now, code: 'back-filled' }],
      // A message is as old as its place in the queue, not as its call.
      events: call.events.map((event) => ({
        event: { ...event, at: now },
        fields: toPlanfixForm(event, extras),
      })),
    },
  }));
}

/** With and without the name of the node: it was put before the ids when the PBX got a second node beside it. */
function knownAs(ids: readonly string[], { node, callIdPrefix }: TrackerRules): string[] {
  const bare = ids
    .filter((id) => id !== '')
    .map((id) => (callIdPrefix !== '' && id.startsWith(callIdPrefix) ? id.slice(callIdPrefix.length) : id));
  return [...new Set(bare.flatMap((id) => [id, `${node}-${id}`]))];
}
