import type { RetentionSettings, StoreSize } from '@planfix-asterisk/contracts';
import type { StoreUse } from '@planfix-asterisk/storage';

const day = 86_400_000;

/**
 * How large the database is, how fast it grows, and where it settles with these times of keeping: at most what all
 * messages of that time would take if none of their content were ever cleared away.
 */
export function storeForecast(use: StoreUse, { eventsDays }: RetentionSettings, now: number): StoreSize {
  const { kind, bytes, freeInside, diskFree, messages, oldestAt, recent } = use;
  const perMessage = messages === 0 ? 0 : (bytes - freeInside) / messages;
  const days = recent === null ? 0 : Math.max(1, (now - recent.since) / day);
  const perDay = recent === null ? 0 : Math.round((recent.messages / days) * perMessage);
  return { kind, bytes, freeInside, diskFree, messages, oldestAt, perDay, settlesAt: perDay * eventsDays };
}
