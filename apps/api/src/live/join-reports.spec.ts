import type { NodeStatus, PlanfixStatus, WorkerReport } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { joinReports } from './join-reports.ts';

const planfix: PlanfixStatus = {
  state: 'ok',
  cause: null,
  since: 1,
  lastDeliveredAt: 5,
  address: 'https://a',
};
const node = (name: string) => ({ name, state: 'connected' }) as NodeStatus;
const report = (change: Partial<WorkerReport>): WorkerReport => ({
  nodes: [],
  planfix,
  held: { messages: 0, dropped: 0 },
  metrics: [],
  popups: { delivered: 3, expired: 1 },
  popupLatency: null,
  ...change,
});

describe('joinReports', () => {
  it('has the nodes of all workers, and the sums of what they count', () => {
    const joined = joinReports([
      report({
        nodes: [node('main')],
        held: { messages: 2, dropped: 1 },
      }),
      report({
        nodes: [node('branch')],
        held: { messages: 1, dropped: 0 },
      }),
    ]);
    expect([...joined.nodes.keys()]).toEqual(['main', 'branch']);
    expect(joined.held).toEqual({ messages: 3, dropped: 1 });
  });

  it('shows the worst of PlanFix, the last delivery, and the slowest pop-ups', () => {
    const joined = joinReports([
      report({ popupLatency: { p50: 10, p95: 90 } }),
      report({
        planfix: { ...planfix, state: 'paused', cause: 'invalid-token', lastDeliveredAt: 3 },
        popupLatency: { p50: 20, p95: 40 },
      }),
    ]);
    expect(joined.planfix).toMatchObject({ state: 'paused', cause: 'invalid-token', lastDeliveredAt: 5 });
    expect(joined.popups).toEqual({ delivered: 6, expired: 2 });
    expect(joined.popupLatency).toEqual({ p50: 10, p95: 90 });
  });

  it('knows nothing of PlanFix while no worker runs', () => {
    expect(joinReports([])).toMatchObject({ workers: 0, planfix: { state: 'unknown' }, popupLatency: null });
  });
});
