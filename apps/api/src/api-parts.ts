import type { Accounts, AdminSetup, LoginRooms } from '@planfix-asterisk/accounts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { ReplayJobs } from '@planfix-asterisk/replay';
import type { SettingsService } from '@planfix-asterisk/settings';
import type { SetupProgressBook } from '@planfix-asterisk/setup';
import type { RecordingRooms } from '@planfix-asterisk/rooms';
import type { LiveControl } from './live-control.ts';
import type {
  AlertStore,
  AuditLog,
  BackFillStore,
  ReplayJobStore,
  SavedFilterStore,
  Storage,
} from '@planfix-asterisk/storage';
import type { MessageActions } from './deliveries/replaying.ts';
import type { StoreSizing } from './store-size/store-sizing.ts';
import type { LiveStatus } from './live-status.ts';

/** The rooms the API needs, opened by the composition. */
export interface ApiParts {
  readonly storage: Storage;
  readonly alerts: AlertStore;
  /** Its free space is watched. */
  readonly dataDir: string;
  readonly settings: SettingsService;
  readonly progress: SetupProgressBook;
  readonly login: LoginRooms;
  readonly accounts: Accounts;
  readonly auditLog: AuditLog;
  readonly savedFilters: SavedFilterStore;
  readonly setup: AdminSetup;
  readonly live: LiveStatus & LiveControl;
  readonly replaying: MessageActions;
  readonly replays: ReplayJobs;
  readonly replayJobs: ReplayJobStore;
  readonly backFills: BackFillStore;
  readonly recordings: RecordingRooms;
  readonly storeSize: StoreSizing['now'];
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
  readonly version: string;
}
