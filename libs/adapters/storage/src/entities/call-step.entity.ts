import { EntitySchema } from 'typeorm';
import { epochMs, integer, primary, text } from './columns.ts';

/** What the PBX did with a call, step by step. */
export interface CallStepRow {
  callId: string;
  number: number;
  at: number;
  code: string;
  /** '' when the step speaks of nobody. */
  subject: string;
}

export const callStepEntity = new EntitySchema<CallStepRow>({
  name: 'call_step',
  columns: { callId: primary(text), number: primary(integer), at: epochMs, code: text, subject: text },
});
