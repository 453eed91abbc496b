import type { AdminSetup, LoginRooms } from '@planfix-asterisk/accounts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import type { Storage } from '@planfix-asterisk/storage';
import type { ReplayMessage } from './deliveries/replaying.ts';
import type { LiveControl } from './live-control.ts';
import type { LiveStatus } from './live-status.ts';

/** The rooms the API needs, opened by the composition. */
export interface ApiParts {
  readonly storage: Storage;
  readonly settings: SettingsService;
  readonly login: LoginRooms;
  readonly setup: AdminSetup;
  readonly replay: ReplayMessage;
  readonly live: LiveStatus & LiveControl;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
  readonly version: string;
  /** Address of the panel as browsers see it; https there makes the cookie secure. */
  readonly publicUrl?: string;
}
