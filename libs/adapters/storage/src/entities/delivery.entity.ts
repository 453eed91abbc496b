import type { DeliveryKind } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { boolean, epochMs, integer, orNull, primary, text } from './columns.ts';

/** The queue: one row for each message under way; it leaves in the transaction that makes the message final. */
export interface DeliveryRow {
  eventId: number;
  callId: string;
  /** With the call it names the lane. */
  shortNumber: string;
  kind: DeliveryKind;
  isBarrier: boolean;
  createdAt: number;
  /** Not to be sent before; the wait after a failed try. */
  notBefore: number;
  /** When to look at it: `notBefore` for the head of a lane, the end of the lease for a claimed one, else null. */
  dueAt: number | null;
  /** Failed tries so far. */
  tries: number;
  /** Claims without an outcome: a message that kills the process each time is given up. */
  started: number;
  /** Since when it is to be delivered: its creation or its replay; every time limit counts from here. */
  queuedAt: number;
  claimToken: string | null;
  claimedAt: number | null;
  /** Who asked for the replay; null for the ordinary way. */
  actor: string | null;
  reason: string | null;
  /** The replay of many that asked for it. */
  jobId: number | null;
}

export const deliveryEntity = new EntitySchema<DeliveryRow>({
  name: 'delivery',
  columns: {
    eventId: primary(integer),
    callId: text,
    shortNumber: text,
    kind: text,
    isBarrier: boolean,
    createdAt: epochMs,
    notBefore: epochMs,
    dueAt: orNull(epochMs),
    tries: integer,
    started: integer,
    queuedAt: epochMs,
    claimToken: orNull(text),
    claimedAt: orNull(epochMs),
    actor: orNull(text),
    reason: orNull(text),
    jobId: orNull(integer),
  },
  indices: [
    { name: 'delivery_due', columns: ['dueAt', 'eventId'] },
    { name: 'delivery_of_call', columns: ['callId', 'eventId'] },
    { name: 'delivery_by_kind', columns: ['kind', 'queuedAt'] },
  ],
});
