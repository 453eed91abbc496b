import type {
  AmiNodeSettings,
  Dashboard,
  NodeStatus,
  PlanfixStatus,
  WorkerReport,
} from '@planfix-asterisk/contracts';

export interface JoinedReports extends Omit<WorkerReport, 'nodes' | 'metrics'> {
  readonly metrics: WorkerReport['metrics'][];
  readonly workers: number;
  readonly nodes: ReadonlyMap<string, NodeStatus>;
}

/** The worst first: what one worker cannot do is what people must see. */
const planfixStates = [
  'paused',
  'failing',
  'not-set-up',
  'ok',
  'unknown',
] as const satisfies PlanfixStatus['state'][];

/** What several workers report as one. */
export function joinReports(reports: readonly WorkerReport[]): JoinedReports {
  return {
    workers: reports.length,
    nodes: new Map(reports.flatMap(({ nodes }) => nodes.map((node) => [node.name, node] as const))),
    planfix: joinPlanfix(reports.map(({ planfix }) => planfix)),
    held: {
      messages: sumOf(reports, ({ held }) => held.messages),
      dropped: sumOf(reports, ({ held }) => held.dropped),
    },
    metrics: reports.map(({ metrics }) => metrics),
    popups: {
      delivered: sumOf(reports, ({ popups }) => popups.delivered),
      expired: sumOf(reports, ({ popups }) => popups.expired),
    },
    popupLatency: slowest(reports.map(({ popupLatency }) => popupLatency)),
  };
}

/** A PBX node of the settings that no worker follows at this moment. */
export function unfollowedNode(
  { name, host, port }: Pick<AmiNodeSettings, 'name' | 'host' | 'port'>,
  since: number,
): NodeStatus {
  return {
    name,
    state: 'waiting',
    reason: 'no-worker',
    detail: null,
    since,
    nextTryAt: null,
    version: null,
    address: `${host}:${port}`,
    rights: null,
  };
}

function joinPlanfix(all: readonly PlanfixStatus[]): PlanfixStatus {
  const worst = planfixStates.flatMap((state) => all.find((one) => one.state === state) ?? [])[0];
  if (worst === undefined) {
    return { state: 'unknown', cause: null, since: null, lastDeliveredAt: null, address: null };
  }
  const delivered = all.flatMap(({ lastDeliveredAt }) => lastDeliveredAt ?? []);
  return { ...worst, lastDeliveredAt: delivered.length === 0 ? null : Math.max(...delivered) };
}

function slowest(all: readonly Dashboard['popupLatency'][]): Dashboard['popupLatency'] {
  return all.flatMap((one) => one ?? []).sort((a, b) => b.p95 - a.p95)[0] ?? null;
}

function sumOf(reports: readonly WorkerReport[], count: (report: WorkerReport) => number): number {
  return reports.reduce((sum, report) => sum + count(report), 0);
}
