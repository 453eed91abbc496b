import type { AlertMessage, SendOutcome } from '@planfix-asterisk/alert-channels';
import type { AlertChannel } from '@planfix-asterisk/contracts';
import { noResult } from './alert-memory.ts';
import type { AlertMemory, ChannelResult, Parcel } from './alert-memory.ts';

const second = 1_000;
const minute = 60 * second;
/** After that it is given up: a message of yesterday helps nobody, and the panel shows what is open. */
const retryAfterMs = [30 * second, 2 * minute, 10 * minute, 30 * minute] as const;
/** A channel that fails for days must not fill the memory. */
const mostParcels = 100;

export function addParcels(
  parcels: readonly Parcel[],
  message: AlertMessage,
  { channels, at }: { readonly channels: readonly AlertChannel[]; readonly at: number },
): Parcel[] {
  const added = channels.map((channel): Parcel => ({ channel, message, tries: 0, dueAt: at }));
  return [...parcels, ...added].slice(-mostParcels);
}

/** What becomes of a parcel after a try; `undefined`: it is done with, for good or ill. */
export function afterTry(parcel: Parcel, outcome: SendOutcome, at: number): Parcel | undefined {
  if (!outcome.mayRetry) return undefined;
  const wait = retryAfterMs[parcel.tries];
  return wait === undefined ? undefined : { ...parcel, tries: parcel.tries + 1, dueAt: at + wait };
}

export function noteResult(
  results: AlertMemory['results'],
  channel: AlertChannel,
  { outcome: { cause, answer }, at }: { readonly outcome: SendOutcome; readonly at: number },
): AlertMemory['results'] {
  const before: ChannelResult = results[channel] ?? noResult;
  const after =
    cause === 'ok' ? { ...before, lastSentAt: at } : { ...before, lastFailedAt: at, lastError: answer };
  return { ...results, [channel]: after };
}
