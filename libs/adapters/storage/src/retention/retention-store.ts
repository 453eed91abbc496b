import type { Storage } from '../storage.ts';
import { clearAttempts } from './clear-attempts.ts';
import { clearAudit } from './clear-audit.ts';
import { clearBackFills } from './clear-back-fills.ts';
import { clearBodies } from './clear-bodies.ts';
import { clearCalls } from './clear-calls.ts';
import { clearEvents } from './clear-events.ts';
import { clearPlans, clearReplays } from './clear-replays.ts';

/** What is kept for a time of its own; in the order in which it is cleared away. */
export const keptThings = [
  'bodies',
  'attempts',
  'events',
  'calls',
  'plans',
  'replays',
  'back-fills',
  'audit',
] as const;
export type KeptThing = (typeof keptThings)[number];

const slices = {
  bodies: clearBodies,
  attempts: clearAttempts,
  events: clearEvents,
  calls: clearCalls,
  plans: clearPlans,
  replays: clearReplays,
  'back-fills': clearBackFills,
  audit: clearAudit,
} as const;

/**
 * Clears away what is older than it needs to be, bit by bit. Nothing under way is touched: neither the message, nor its
 * attempts, nor its call.
 */
export class RetentionStore {
  readonly #storage: Pick<Storage, 'gate' | 'partitions'>;

  constructor(storage: Pick<Storage, 'gate' | 'partitions'>) {
    this.#storage = storage;
  }

  /** Whole months at once, where the database has them. Returns how many. */
  async dropMonths(before: { readonly attempts: number; readonly events: number }): Promise<number> {
    const { partitions } = this.#storage;
    const attempts = await partitions.dropBefore('delivery_attempt', before.attempts);
    const events = await partitions.dropBefore('call_event', before.events);
    return attempts.length + events.length;
  }

  /** One slice of a few hundred rows in one transaction; returns how many rows it was about, 0 when there are no more. */
  clear(thing: KeptThing, before: number): Promise<number> {
    return this.#storage.gate.run(`clear old ${thing}`, (manager) => slices[thing](manager, before));
  }
}
