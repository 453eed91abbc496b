import type { ReplayJob } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { boolean, epochMs, integer, orNull, text } from './columns.ts';

/** A replay of many messages; its set is in `replay_item`. */
export interface ReplayJobRow {
  id: number;
  state: ReplayJob['state'];
  /** JSON of `ReplayFilter`. */
  filter: string;
  withPopups: boolean;
  /** JSON of `ReplayPlan`. */
  plan: string;
  plannedAt: number;
  plannedBy: string;
  reason: string | null;
  perSecond: number;
  startedAt: number | null;
  startedBy: string | null;
  finishedAt: number | null;
  /** Ids the search goes through: after the first, up to the last. */
  lowerId: number;
  upperId: number;
  /** The last id dealt with: of the search, then of the run. */
  cursor: number;
  planned: number;
  queued: number;
  leftOut: number;
  delivered: number;
  failed: number;
  expired: number;
  /** The one runner, and until when the others believe it to be alive. */
  runner: string | null;
  runnerUntil: number | null;
}

export const replayJobEntity = new EntitySchema<ReplayJobRow>({
  name: 'replay_job',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    state: text,
    filter: text,
    withPopups: boolean,
    plan: text,
    plannedAt: epochMs,
    plannedBy: text,
    reason: orNull(text),
    perSecond: integer,
    startedAt: orNull(epochMs),
    startedBy: orNull(text),
    finishedAt: orNull(epochMs),
    lowerId: integer,
    upperId: integer,
    cursor: integer,
    planned: integer,
    queued: integer,
    leftOut: integer,
    delivered: integer,
    failed: integer,
    expired: integer,
    runner: orNull(text),
    runnerUntil: orNull(epochMs),
  },
});
