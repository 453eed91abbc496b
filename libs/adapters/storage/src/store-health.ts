import type { StoreStatus } from '@planfix-asterisk/contracts';
import { StoreError, toStoreError } from './store-error.ts';

/** Whether the database takes writes, as the last of them told. */
export class StoreHealth {
  readonly #onStatus: (status: StoreStatus) => void;
  #status: StoreStatus = { state: 'ok', detail: null, heldInMemory: 0 };

  constructor(onStatus: (status: StoreStatus) => void = () => undefined) {
    this.#onStatus = onStatus;
  }

  get status(): StoreStatus {
    return this.#status;
  }

  wentWell(): void {
    this.#become('ok', null);
  }

  /** Returns the error to hand on: trouble of the store by its name, any other as it is. */
  failed(label: string, error: unknown): unknown {
    const named = toStoreError(label, error);
    if (named instanceof StoreError) this.#become(named.state, named.message);
    return named;
  }

  #become(state: StoreStatus['state'], detail: string | null): void {
    if (this.#status.state === state) return;
    this.#status = { state, detail, heldInMemory: 0 };
    this.#onStatus(this.#status);
  }
}
