export interface Change {
  readonly topic: 'calls' | 'deliveries' | 'replays' | 'status' | 'settings';
  readonly id?: string;
}

type Listener = (change: Change) => void;

/** Hints between the rooms of one process that something changed; carries no data, so nobody can rely on it for truth. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();

  publish(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
