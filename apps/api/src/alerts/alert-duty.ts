import { AlertWatch } from '@planfix-asterisk/alerts';
import type { AlertWatchParts } from '@planfix-asterisk/alerts';
import type { Storage } from '@planfix-asterisk/storage';
import { observe } from './observe.ts';
import type { Observed } from './observe.ts';

interface AlertDutyParts extends Omit<AlertWatchParts, 'observe' | 'store'>, Observed {
  readonly storage: Observed['storage'] & Pick<Storage, 'leadership'>;
  readonly alerts: AlertWatchParts['store'];
}

/**
 * One process watches, where several run. It is one of the API, which knows how all workers fare, also that one of
 * them is gone.
 */
export class AlertDuty {
  readonly #parts: AlertDutyParts;
  #watch: AlertWatch | undefined;
  #withdraw: (() => Promise<void>) | undefined;
  #ending: Promise<void> = Promise.resolve();

  constructor(parts: AlertDutyParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#withdraw = this.#parts.storage.leadership.stand('alerts', {
      elected: () => {
        const parts = this.#parts;
        this.#watch = new AlertWatch({ ...parts, store: parts.alerts, observe: (at) => observe(parts, at) });
        this.#watch.start();
      },
      deposed: () => {
        this.#ending = this.#watch?.abandon() ?? this.#ending;
        this.#watch = undefined;
      },
    });
  }

  async stop(): Promise<void> {
    await this.#watch?.stop();
    await this.#ending;
    await this.#withdraw?.();
  }
}
