export interface Change {
  readonly topic: 'calls' | 'deliveries' | 'replays' | 'back-fills' | 'status' | 'settings';
  readonly id?: string;
}

type Listener = (change: Change) => void;

/** Hints between the rooms that something changed; carries no data, so nobody can rely on it for truth. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();
  readonly #carriers = new Set<Listener>();

  /** Something changed by this process. */
  publish(change: Change): void {
    this.pass(change);
    for (const carrier of this.#carriers) carrier(change);
  }

  /** Something changed by another process: heard here, and not carried on. */
  pass(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For whoever carries the changes of this process to the others. */
  subscribeToOwn(carrier: Listener): () => void {
    this.#carriers.add(carrier);
    return () => this.#carriers.delete(carrier);
  }
}
