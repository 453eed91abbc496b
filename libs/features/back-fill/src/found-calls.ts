import { foldRecords } from '@planfix-asterisk/call-records';
import type { RecordedCall, RecordGroup } from '@planfix-asterisk/call-records';
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
  const ids = new Set(group.records.flatMap(({ uniqueId, linkedId }) => [uniqueId, linkedId]));
  ids.delete('');
  const calls = foldRecords(group.records, tracker);
  // Of two calls in one group each is known by its own id alone.
  const idsOf = ({ callId }: RecordedCall): string[] =>
    calls.length > 1 ? [callId] : [callId, ...[...ids].map((id) => `${tracker.callIdPrefix}${id}`)];
  return calls.map((call) => ({
    ids: idsOf(call),
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
