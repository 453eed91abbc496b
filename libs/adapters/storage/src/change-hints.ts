import type { ChangeFeed } from '@planfix-asterisk/runtime';
import type { JournalEntry } from './call-journal.ts';

/** Tells after each commit who has to look: those that deliver, and the panel. */
export class ChangeHints {
  readonly #feed: ChangeFeed | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #carriers = new Set<() => void>();

  constructor(feed: ChangeFeed | undefined) {
    this.#feed = feed;
  }

  onReady(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For whoever tells the other processes. */
  onReadyHere(carrier: () => void): void {
    this.#carriers.add(carrier);
  }

  /** A message may be due. */
  ready(): void {
    this.readyElsewhere();
    for (const carrier of this.#carriers) carrier();
  }

  /** Another process says so. */
  readyElsewhere(): void {
    for (const listener of this.#listeners) listener();
  }

  appended({ calls, notes, events }: JournalEntry): void {
    if (events.length > 0) this.ready();
    for (const id of new Set([...calls, ...notes].map(({ callId }) => callId))) {
      this.#feed?.publish({ topic: 'calls', id });
    }
    if (events.length > 0) this.deliveryChanged();
  }

  /** One delivery, or several where no id is given. */
  deliveryChanged(id?: number): void {
    this.#feed?.publish({ topic: 'deliveries', ...(id === undefined ? {} : { id: String(id) }) });
  }

  statusChanged(): void {
    this.#feed?.publish({ topic: 'status' });
  }
}
