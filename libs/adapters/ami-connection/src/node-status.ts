import type { AmiNodeSettings, NodeStatus } from '@planfix-asterisk/contracts';

export function addressOf({ host, port }: AmiNodeSettings): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

export function firstStatus(node: AmiNodeSettings, now: number): NodeStatus {
  return {
    name: node.name,
    state: 'connecting',
    reason: 'starting',
    detail: null,
    since: now,
    nextTryAt: null,
    version: null,
    address: addressOf(node),
    rights: null,
  };
}

export type StatusChange = Partial<Omit<NodeStatus, 'name' | 'address' | 'since'>>;

/** The status after a change. `since` is the time of the last change of `reason`: tries in between do not hide how long it has lasted. */
export function changedStatus(before: NodeStatus, change: StatusChange, now: number): NodeStatus {
  const after = { ...before, ...change };
  return after.reason === before.reason ? after : { ...after, since: now };
}
