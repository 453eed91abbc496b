import type { AmiBlock } from '@planfix-asterisk/ami';
import type { AmiListener, AmiSnapshot } from './ami-listener.ts';

/** Holds a link's events back until its snapshot is there, so that the listener hears the snapshot first. */
export class EventGate {
  readonly #listener: AmiListener;
  #held: [block: AmiBlock, receivedAt: number][] = [];
  #phase: 'holding' | 'open' | 'closed' = 'holding';

  constructor(listener: AmiListener) {
    this.#listener = listener;
  }

  get isOpen(): boolean {
    return this.#phase === 'open';
  }

  pass(block: AmiBlock, receivedAt: number): void {
    if (this.#phase === 'holding') this.#held.push([block, receivedAt]);
    else if (this.#phase === 'open') this.#listener.onBlock(block, receivedAt);
  }

  open(snapshot: AmiSnapshot): void {
    this.#phase = 'open';
    const held = this.#held;
    // Time never runs backwards for the listener, also if an event came in the same packet as the login's answer.
    const at = Math.min(snapshot.at, held[0]?.[1] ?? snapshot.at);
    this.#listener.onReady({ ...snapshot, at });
    this.#held = [];
    for (const [block, receivedAt] of held) this.pass(block, receivedAt);
  }

  close(at: number): void {
    const wasOpen = this.isOpen;
    this.#phase = 'closed';
    if (wasOpen) this.#listener.onLost(at);
  }
}
