import type { DataSource } from 'typeorm';
import { callEntity } from '../entities/call.entity.ts';

/** A line of incoming calls, with how many of the latest came by it. */
export interface SeenLine {
  readonly line: string;
  readonly calls: number;
  readonly lastCallAt: number;
}

/** The table of calls is never read whole. */
const latestCalls = 2_000;

/** The lines of the latest incoming calls, the busiest first. */
export async function seenLines(dataSource: DataSource): Promise<SeenLine[]> {
  const calls = await dataSource.getRepository(callEntity).find({
    select: { line: true, startedAt: true },
    where: { direction: 'in' },
    order: { startedAt: 'DESC', callId: 'DESC' },
    take: latestCalls,
  });
  const lines = new Map<string, { calls: number; lastCallAt: number }>();
  for (const { line, startedAt } of calls) {
    if (line === '') continue;
    const known = lines.get(line);
    if (known) known.calls += 1;
    else lines.set(line, { calls: 1, lastCallAt: startedAt });
  }
  return [...lines].map(([line, seen]) => ({ line, ...seen })).toSorted((a, b) => b.calls - a.calls);
}
