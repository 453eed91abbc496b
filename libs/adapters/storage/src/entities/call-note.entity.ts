import { EntitySchema } from 'typeorm';
import { epochMs, integer, text } from './columns.ts';

export interface CallNoteRow {
  id: number;
  callId: string;
  at: number;
  code: string;
  /** '' when the note speaks of nobody; a null would escape the unique index. */
  subject: string;
}

export const callNoteEntity = new EntitySchema<CallNoteRow>({
  name: 'call_note',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    callId: text,
    at: epochMs,
    code: text,
    subject: text,
  },
  indices: [{ name: 'call_note_once', columns: ['callId', 'code', 'subject'], unique: true }],
});
