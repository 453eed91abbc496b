import { sendAlert } from '@planfix-asterisk/alert-channels';
import type { SendOutcome } from '@planfix-asterisk/alert-channels';
import type { Settings } from '@planfix-asterisk/contracts';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import type { AlertMemory, Parcel } from './alert-memory.ts';
import { afterTry, noteResult } from './parcels.ts';

interface CourierParts {
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly memory: () => AlertMemory;
  readonly onChange: (memory: AlertMemory) => void;
}

const lastAnswersMs = 3_000;

/** Carries the messages out: each channel by itself, one after another, so that they come in order. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #breakOff = new AbortController();
  #isStopping = false;
  readonly #underWay = new Map<Parcel['channel'], Promise<void>>();

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** Begins with what is due; does not wait for it. */
  sendDue(): void {
    const now = this.#parts.clock.now();
    for (const parcel of this.#parts.memory().parcels) {
      if (parcel.dueAt > now || this.#underWay.has(parcel.channel)) continue;
      const carried = this.#carry(parcel).finally(() => {
        this.#underWay.delete(parcel.channel);
        if (!this.#isStopping) this.sendDue();
      });
      this.#underWay.set(parcel.channel, carried);
    }
  }

  /** What is under way gets a moment to be answered: broken off, it would be sent once more after the next start. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const limit = setTimeout(() => this.#breakOff.abort(), lastAnswersMs);
    await Promise.all(this.#underWay.values());
    clearTimeout(limit);
  }

  async #carry(parcel: Parcel): Promise<void> {
    const { settings, clock, memory, onChange, log } = this.#parts;
    const { channel, message } = parcel;
    const sending = { message, now: clock.now(), signal: this.#breakOff.signal };
    const outcome = await sendAlert(settings.current().alerts, channel, sending);
    // Broken off by our own stop: it stays as it was.
    if (this.#breakOff.signal.aborted && outcome?.cause !== 'ok') return;
    const at = clock.now();
    const next = outcome && afterTry(parcel, outcome, at);
    if (outcome !== undefined && outcome.cause !== 'ok') {
      const { cause, answer } = outcome;
      log.warn({
        event: 'alert-not-sent',
        channel,
        cause,
        answer,
        tries: parcel.tries + 1,
        isGivenUp: next === undefined,
      });
    }
    const { parcels, ...rest } = memory();
    const left = parcels.flatMap((one) => (isSame(one, parcel) ? (next ?? []) : one));
    onChange({ ...rest, parcels: left, results: resultsAfter(rest.results, channel, outcome, at) });
  }
}

const isSame = (one: Parcel, other: Parcel): boolean =>
  one.channel === other.channel && one.message.id === other.message.id;

function resultsAfter(
  results: AlertMemory['results'],
  ...[channel, outcome, at]: [Parcel['channel'], SendOutcome | undefined, number]
): AlertMemory['results'] {
  return outcome === undefined ? results : noteResult(results, channel, { outcome, at });
}
