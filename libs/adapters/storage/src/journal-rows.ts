import { randomBytes } from 'node:crypto';
import type { CallNote, CallStep, CallSummary } from '@planfix-asterisk/calls';
import type { JournalEntry, TrackedCall } from './call-journal.ts';
import { reversedDigits } from './phone-digits.ts';

/** Rows of the journal's tables, named as their columns are, for both databases. */
export function callRow(call: CallSummary) {
  return {
    call_id: call.callId,
    node: call.node,
    direction: call.direction,
    client_number: call.clientNumber,
    client_reversed: reversedDigits(call.clientNumber),
    line: call.line,
    started_at: call.startedAt,
    ended_at: call.endedAt ?? null,
    phase: call.phase,
    result: call.result ?? null,
    extension: call.employee?.extension ?? null,
    talk_s: call.talkS,
    recording_file: call.recordingFiles[0] ?? null,
  };
}

export const callColumns = (
  'call_id node direction client_number client_reversed line started_at ended_at phase result extension talk_s ' +
  'recording_file'
).split(' ');

export function eventRow({ event, fields }: JournalEntry['events'][number]) {
  return {
    call_id: event.callId,
    seq: event.seq,
    node: event.node,
    kind: event.kind,
    direction: event.direction,
    client_number: event.clientNumber,
    client_reversed: reversedDigits(event.clientNumber),
    line: event.line,
    extension: event.employee.extension,
    short_number: event.employee.shortNumber,
    result: event.result ?? null,
    is_barrier: event.kind === 'record' || event.isLast === true,
    fields: JSON.stringify(fields),
    created_at: event.at,
  };
}

export const eventColumns = (
  'call_id seq node kind direction client_number client_reversed line extension short_number result is_barrier fields ' +
  'created_at'
).split(' ');

export function noteRow({ callId, at, code, subject = '' }: CallNote) {
  return { call_id: callId, at, code, subject };
}

export function stepRow({ callId, number, at, code, subject }: CallStep) {
  return { call_id: callId, number, at, code, subject };
}

/** The recordings of calls that are over; each gets a name that nobody can guess. */
export function recordingRows(calls: readonly CallSummary[]) {
  return calls.flatMap(({ callId, endedAt, recordingFiles }) =>
    endedAt === undefined
      ? []
      : recordingFiles.map((file, index) => ({
          ref: randomBytes(16).toString('hex'),
          call_id: callId,
          number: index + 1,
          file,
          known_at: Date.now(),
        })),
  );
}

export function stateRow(node: string, { callId, json }: TrackedCall) {
  return { node, call_id: callId, json, saved_at: Date.now() };
}

/** `a = excluded.a, …` for an upsert. */
export function takenOver(columns: readonly string[]): string {
  return columns.map((column) => `${column} = excluded.${column}`).join(', ');
}
