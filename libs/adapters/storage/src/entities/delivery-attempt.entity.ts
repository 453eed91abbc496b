import type { Attempt } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, primary, real, text } from './columns.ts';

export interface DeliveryAttemptRow {
  eventId: number;
  number: number;
  trigger: Attempt['trigger'];
  actor: string | null;
  reason: string | null;
  startedAt: number;
  durationMs: number;
  phases: string;
  requestUrl: string;
  requestBody: string;
  response: string | null;
  outcome: Attempt['outcome'];
  cause: Attempt['cause'];
  /** JSON of `AttemptDetail`. */
  detail: string | null;
  jobId: number | null;
}

export const deliveryAttemptEntity = new EntitySchema<DeliveryAttemptRow>({
  name: 'delivery_attempt',
  columns: {
    eventId: primary(integer),
    number: primary(integer),
    trigger: { ...text, name: 'triggered_by' },
    actor: orNull(text),
    reason: orNull(text),
    startedAt: epochMs,
    durationMs: real,
    phases: text,
    requestUrl: text,
    requestBody: text,
    response: orNull(text),
    outcome: text,
    cause: text,
    detail: orNull(text),
    jobId: orNull(integer),
  },
});
