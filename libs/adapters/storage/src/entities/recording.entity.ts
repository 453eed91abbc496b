import type { RecordingCause, RecordingState } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, primary, text } from './columns.ts';

/** A recording of a call that is over, and what became of it. */
export interface RecordingRow {
  /** Names it in links: random, so nobody guesses it. */
  ref: string;
  callId: string;
  /** Counts the recordings of a call from 1. */
  number: number;
  /** As the PBX names it; never taken for a path unseen. */
  file: string;
  state: RecordingState;
  cause: RecordingCause | null;
  tries: number;
  knownAt: number;
  /** When it is looked for next, while it is waited for. */
  notBefore: number;
}

export const recordingEntity = new EntitySchema<RecordingRow>({
  name: 'recording',
  columns: {
    ref: primary(text),
    callId: text,
    number: integer,
    file: text,
    state: text,
    cause: orNull(text),
    tries: integer,
    knownAt: epochMs,
    notBefore: epochMs,
  },
  indices: [
    { name: 'recording_of_call', columns: ['callId', 'file'], unique: true },
    { name: 'recording_due', columns: ['notBefore'], where: "state = 'waiting'" },
  ],
});
