import type { ReceivedRequest } from '@planfix-asterisk/testing';

/** Requests of one lane (call, employee) that PlanFix had on its hands at the same time. There must be none. */
export function laneOverlaps(received: readonly ReceivedRequest[]): string[] {
  const lanes = Map.groupBy(received, ({ fields }) => `${fields.callid ?? ''} ${fields.ext ?? ''}`);
  return [...lanes].flatMap(([lane, requests]) =>
    requests
      .toSorted((a, b) => a.at - b.at)
      .filter((one, index, sorted) => {
        const before = sorted[index - 1];
        return before !== undefined && (before.endedAt ?? Infinity) > one.at;
      })
      .map(({ fields }) => `${fields.event ?? ''} of ${lane}`),
  );
}
