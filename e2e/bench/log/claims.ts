import { percentilesOf } from '../percentiles.ts';
import type { MeasuredLog } from './log-pages.ts';

const rounds = 300;
const slots = { any: 24, popupsOnly: 8 };
const limits = { leaseMs: 30_000, maxStarts: 3 };

/** How long it takes to find and take the next message beside all those that are finished. */
export async function measureClaims({ storage, log }: MeasuredLog): Promise<boolean> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await storage.journal.append(entryOf(`claim-${round}-${process.pid}`));
    const startedAt = performance.now();
    const [one] = await storage.deliveries.claim(Date.now(), slots, limits);
    times.push(performance.now() - startedAt);
    if (one === undefined) throw new Error('the message was not handed out');
    await storage.deliveries.finish(one, delivered, { do: 'done' });
  }
  const { p50, p95, max } = percentilesOf(times);
  console.log(
    `  claim beside ${log.rows} finished: median ${p50.toFixed(2)} ms, 95th ${p95.toFixed(2)} ms, worst ${max.toFixed(2)} ms (goal: 95th at most 5 ms)`,
  );
  return p95 <= 5;
}

function entryOf(callId: string): Parameters<MeasuredLog['storage']['journal']['append']>[0] {
  const employee = { extension: '101', shortNumber: '101' };
  const event = {
    ...({ callId, seq: 1, node: 'main', kind: 'incoming', direction: 'in', employee } as const),
    ...{ clientNumber: '79161234567', line: '74951234567', at: Date.now() },
  };
  return { calls: [], notes: [], events: [{ event, fields: { cmd: 'event' } }] };
}

const delivered = {
  ...({
    trigger: 'auto',
    actor: null,
    reason: null,
    jobId: null,
    outcome: 'delivered',
    cause: 'ok',
  } as const),
  ...{ startedAt: Date.now(), durationMs: 1, phases: { queue: null, connect: null, firstByte: null } },
  ...{ request: { url: '', body: '' }, response: null, detail: null },
};
