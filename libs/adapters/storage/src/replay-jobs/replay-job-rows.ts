import { replayJobSchema } from '@planfix-asterisk/contracts';
import type { ReplayJob, ReplayPlan } from '@planfix-asterisk/contracts';
import type { ReplayJobRow } from '../entities/replay-job.entity.ts';

export const emptyPlan: ReplayPlan = {
  groups: [],
  mayHaveArrived: 0,
  popupsLeftOut: 0,
  oldestAt: null,
  newestAt: null,
};

export function toReplayJob(row: ReplayJobRow): ReplayJob {
  return replayJobSchema.parse({
    ...row,
    filter: JSON.parse(row.filter) as unknown,
    plan: JSON.parse(row.plan) as unknown,
    searched: row.state === 'planning' ? searchedShare(row) : 1,
  });
}

function searchedShare({ lowerId, upperId, cursor }: ReplayJobRow): number {
  const way = Math.max(1, upperId - lowerId);
  return Math.min(1, Math.max(0, cursor - lowerId) / way);
}
