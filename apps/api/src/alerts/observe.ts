import { statfs } from 'node:fs/promises';
import type { Observation } from '@planfix-asterisk/alerts';
import type { Storage } from '@planfix-asterisk/storage';
import type { LiveStatus } from '../live-status.ts';

export interface Observed {
  readonly storage: Pick<Storage, 'panel' | 'gate' | 'isShared'>;
  readonly dataDir: string;
  readonly live: Pick<LiveStatus, 'nodes' | 'planfix' | 'popups'>;
}

/** How things stand now, for the alerts. What cannot be asked now is not known; that is no alert by itself. */
export async function observe({ storage, dataDir, live }: Observed, at: number): Promise<Observation> {
  const [ages, counts, freeBytes] = await Promise.all([
    storage.panel.queueAges().catch(() => null),
    storage.panel.dashboardCounts(at).catch(() => null),
    // A database server has its own disk, and its own people who look after it.
    storage.isShared ? null : freeBytesOf(dataDir),
  ]);
  return {
    at,
    nodes: live.nodes(),
    planfix: live.planfix(),
    store: storage.gate.status,
    oldestResultAt: ages === null ? null : (ages.result ?? 'none'),
    failed: counts?.failed ?? null,
    popups: live.popups(),
    freeBytes,
  };
}

/** What this user may still write there. */
export async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
