import type { ActiveSession } from '@planfix-asterisk/accounts';
import { toSession } from '@planfix-asterisk/accounts';
import type { Session, Settings } from '@planfix-asterisk/contracts';
import type { SettingsService } from '@planfix-asterisk/settings';

/** Of the PBX: as set, else this machine's. */
export const timeZoneOf = ({ panel }: Pick<Settings, 'panel'>): string =>
  panel.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the administrator has set about who sees what. */
export class AccessRules {
  constructor(private readonly settings: Pick<SettingsService, 'current'>) {}

  mustSetUpSecondFactor({ hasSecondFactor }: Pick<ActiveSession, 'hasSecondFactor'>): boolean {
    return this.settings.current().panel.requireSecondFactor && !hasSecondFactor;
  }

  /** What the browser gets to know of its session. */
  toSession(active: ActiveSession): Session {
    return toSession(active, {
      mustSetUpSecondFactor: this.mustSetUpSecondFactor(active),
      timeZone: timeZoneOf(this.settings.current()),
    });
  }

  seesNumbers({ role }: Pick<ActiveSession, 'role'>): boolean {
    return role === 'admin' || !this.settings.current().panel.maskNumbers;
  }
}
