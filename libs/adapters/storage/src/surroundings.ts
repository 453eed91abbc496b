import type { StoreStatus } from '@planfix-asterisk/contracts';
import type { ChangeFeed } from '@planfix-asterisk/runtime';
import type { ChangeHints } from './change-hints.ts';
import type { StorageLog } from './storage.ts';

/** What a storage tells, and whom. */
export interface Surroundings {
  readonly log?: StorageLog;
  readonly hints: ChangeHints;
  readonly feed?: ChangeFeed;
}

export function reportStatus({ log, hints }: Surroundings, { state, detail }: StoreStatus): void {
  if (state === 'ok') log?.info({ event: 'storage-takes-writes' });
  else log?.warn({ event: 'storage-takes-no-writes', state, detail });
  hints.statusChanged();
}
