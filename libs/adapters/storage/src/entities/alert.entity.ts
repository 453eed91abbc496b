import type { AlertKind } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, primary, text } from './columns.ts';

/** Every alert that was raised; those without `recoveredAt` are open. */
export interface AlertRow {
  id: number;
  kind: AlertKind;
  subject: string;
  since: number;
  raisedAt: number;
  recoveredAt: number | null;
  facts: string;
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
}
export const alertEntity = new EntitySchema<AlertRow>({
  name: 'alert',
  columns: {
    id: { ...primary(integer), generated: 'increment' },
    kind: text,
    subject: text,
    since: epochMs,
    raisedAt: epochMs,
    recoveredAt: orNull(epochMs),
    facts: text,
    acknowledgedBy: orNull(text),
    acknowledgedAt: orNull(epochMs),
  },
  indices: [
    { name: 'alert_open', columns: ['recoveredAt', 'id'] },
    { name: 'alert_by_time', columns: ['raisedAt', 'id'] },
  ],
});

export interface AlertMuteRow {
  kind: AlertKind;
  until: number;
  mutedBy: string;
}
export const alertMuteEntity = new EntitySchema<AlertMuteRow>({
  name: 'alert_mute',
  columns: { kind: primary(text), until: epochMs, mutedBy: text },
});

/** What the watch must remember over a restart: its state, and the messages on their way. */
export interface AlertMemoryRow {
  name: string;
  json: string;
}
export const alertMemoryEntity = new EntitySchema<AlertMemoryRow>({
  name: 'alert_memory',
  columns: { name: primary(text), json: text },
});
