import type { Clock } from '@planfix-asterisk/runtime';
import type { DeliveryObserver, FinalState } from './delivery-observer.ts';

const minuteMs = 60_000;
const keptMinutes = 60;

interface Minute {
  /** Which one since 1970. */
  readonly number: number;
  delivered: number;
  expired: number;
}

/** Pop-ups of the last hour by their end, minute by minute. */
export class PopupOutcomes implements Pick<DeliveryObserver, 'finished'> {
  readonly #clock: Clock;
  #minutes: Minute[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  finished(isPopup: boolean, state: FinalState, count: number): void {
    if (!isPopup || state === 'failed') return;
    this.#now()[state] += count;
  }

  summary(): { delivered: number; expired: number } {
    this.#now();
    const sum = (state: 'delivered' | 'expired'): number =>
      this.#minutes.reduce((total, minute) => total + minute[state], 0);
    return { delivered: sum('delivered'), expired: sum('expired') };
  }

  #now(): Minute {
    const number = Math.floor(this.#clock.now() / minuteMs);
    // A clock that was set back begins anew.
    this.#minutes = this.#minutes.filter((one) => one.number > number - keptMinutes && one.number <= number);
    const last = this.#minutes.at(-1);
    if (last?.number === number) return last;
    const minute: Minute = { number, delivered: 0, expired: 0 };
    this.#minutes.push(minute);
    return minute;
  }
}
