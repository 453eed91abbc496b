import type { ReplayResult } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, primary, text } from './columns.ts';

/** One message of a replay of many, and what became of it. */
export interface ReplayItemRow {
  jobId: number;
  eventId: number;
  result: ReplayResult;
  at: number;
}

export const replayItemEntity = new EntitySchema<ReplayItemRow>({
  name: 'replay_item',
  columns: { jobId: primary(integer), eventId: primary(integer), result: text, at: epochMs },
  indices: [{ name: 'replay_item_by_result', columns: ['jobId', 'result', 'eventId'] }],
});
