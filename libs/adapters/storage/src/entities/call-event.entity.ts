import type { AttemptCause, DeliveryKind, DeliveryState } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { boolean, epochMs, integer, orNull, text } from './columns.ts';

/** The log: one row for each message, kept after its delivery. Its id is the order in which the messages were told. */
export interface CallEventRow {
  id: number;
  callId: string;
  seq: number;
  node: string;
  kind: DeliveryKind;
  direction: 'in' | 'out';
  clientNumber: string;
  clientReversed: string;
  line: string;
  extension: string;
  shortNumber: string;
  result: string | null;
  /** It waits for every earlier message of its call. */
  isBarrier: boolean;
  /** Form fields as JSON, without the token. */
  fields: string;
  /** When the fact behind it arrived. */
  createdAt: number;
  /** `sending` is never stored here: a claimed row of `delivery` says it. */
  state: Exclude<DeliveryState, 'sending'>;
  finishedAt: number | null;
  attempts: number;
  lastCause: AttemptCause | null;
  lastStatus: number | null;
  mayHaveArrived: boolean;
  /** Who gave it up, and why. */
  skippedBy: string | null;
  skipReason: string | null;
}

export const callEventEntity = new EntitySchema<CallEventRow>({
  name: 'call_event',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    callId: text,
    seq: integer,
    node: text,
    kind: text,
    direction: text,
    clientNumber: text,
    clientReversed: text,
    line: text,
    extension: text,
    shortNumber: text,
    result: orNull(text),
    isBarrier: boolean,
    fields: text,
    createdAt: epochMs,
    state: text,
    finishedAt: orNull(epochMs),
    attempts: integer,
    lastCause: orNull(text),
    lastStatus: orNull(integer),
    mayHaveArrived: boolean,
    skippedBy: orNull(text),
    skipReason: orNull(text),
  },
  indices: [
    { name: 'call_event_once', columns: ['callId', 'seq'], unique: true },
    { name: 'call_event_by_time', columns: ['createdAt', 'id'] },
    {
      name: 'call_event_undelivered',
      columns: ['createdAt', 'id', 'state', 'lastCause', 'lastStatus', 'kind', 'extension'],
      where: "state <> 'delivered'",
    },
    {
      name: 'call_event_by_rare_kind',
      columns: ['kind', 'createdAt', 'id'],
      where: "kind IN ('incoming', 'outgoing', 'record')",
    },
    { name: 'call_event_by_extension', columns: ['extension', 'createdAt', 'id'] },
  ],
});
