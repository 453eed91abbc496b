import { troubleCounter } from '../trouble-group.ts';
import type { CountedMessage } from '../trouble-group.ts';

/** Gathers what a change of many messages does to the counters, so that each is written once. */
export class CounterChanges {
  readonly byName = new Map<string, number>();

  /** A message that left this state. */
  left(message: CountedMessage): void {
    if (message.state !== 'waiting') this.#add(message.state, -1);
    this.#add(troubleCounter(message), -1);
  }

  entered(message: CountedMessage): void {
    if (message.state !== 'waiting') this.#add(message.state, 1);
    this.#add(troubleCounter(message), 1);
  }

  #add(name: string | undefined, by: number): void {
    if (name !== undefined) this.byName.set(name, (this.byName.get(name) ?? 0) + by);
  }
}
