import type { CallEvent } from '@planfix-asterisk/calls';
import { toPlanfixForm } from '@planfix-asterisk/planfix';
import type { PlanfixForm } from '@planfix-asterisk/planfix';
import type { Logger } from '@planfix-asterisk/runtime';
import { StoreError, TermOver } from '@planfix-asterisk/storage';
import type { CallJournal, JournalEntry } from '@planfix-asterisk/storage';
import { WaitingOutputs } from './waiting-outputs.ts';
import type { Output } from './waiting-outputs.ts';

export interface Held {
  /** Messages in memory because the store does not take them; 0 while all is well. */
  readonly messages: number;
  /** Messages given up since the start because too many were held or the store refused them for good. */
  readonly dropped: number;
}

export interface OutputQueueParts {
  readonly node: string;
  readonly journal: Pick<CallJournal, 'append'>;
  readonly log: Logger;
  /** A call as it is to be stored now; `undefined` once it is forgotten. */
  readonly stateOf: (callId: string) => string | undefined;
  /** The event as PlanFix gets it, by the settings in force. */
  readonly formOf?: (event: CallEvent) => PlanfixForm;
  readonly limit?: number;
  readonly retryMs?: { readonly first: number; readonly longest: number };
}

/** About 10 MB, or half a day of a busy PBX without a disk. */
const defaultLimit = 10_000;
const defaultRetryMs = { first: 250, longest: 5_000 };
/**
 * Most facts tell PlanFix nothing: what they change is stored with the next that does, or after this time. A commit of
 * their own would keep the disk and the event loop busy just when a phone is about to ring.
 */
const silentChangesWaitMs = 200;

/**
 * Hands outputs to the journal in the order of their facts, everything there is in one transaction. The state of their
 * calls goes with them: after a crash nothing is told twice and nothing is missing.
 */
export class OutputQueue {
  readonly #parts: OutputQueueParts;
  readonly #waiting: WaitingOutputs;
  #isTroubled = false;
  #isAbandoned = false;
  #refused = 0;
  #isWriting = false;
  #written: Promise<void> = Promise.resolve();
  #giveUpAt = Infinity;
  #endPause: (() => void) | undefined;
  #silentChanges: NodeJS.Timeout | undefined;

  constructor(parts: OutputQueueParts) {
    this.#parts = parts;
    this.#waiting = new WaitingOutputs(parts.limit ?? defaultLimit);
  }

  held(): Held {
    const messages = this.#isTroubled ? this.#waiting.messages : 0;
    return { messages, dropped: this.#waiting.dropped + this.#refused };
  }

  add(output: Output): void {
    if (this.#isAbandoned) return;
    this.#waiting.add(output);
    if (output.events.length > 0) this.#write();
    else if (!this.#waiting.isEmpty) {
      this.#silentChanges ??= setTimeout(() => this.#write(), silentChangesWaitMs);
    }
  }

  /** Waits until all is written, at most this long. */
  async close(timeoutMs: number): Promise<void> {
    this.#giveUpAt = performance.now() + timeoutMs;
    this.#endPause?.();
    this.#write();
    await this.#written;
    const { messages } = this.#waiting;
    if (messages === 0) return;
    this.#parts.log.error({ event: 'messages-lost-at-shutdown', node: this.#parts.node, messages });
  }

  /** Writes nothing any more: another process follows these calls and tells what this one holds. */
  abandon(): void {
    this.#isAbandoned = true;
    clearTimeout(this.#silentChanges);
    const { events } = this.#waiting.takeAll();
    this.#endPause?.();
    const { log, node } = this.#parts;
    if (events.length > 0) log.warn({ event: 'messages-left-to-the-next', node, messages: events.length });
  }

  #write(): void {
    clearTimeout(this.#silentChanges);
    this.#silentChanges = undefined;
    if (!this.#isWriting) this.#written = this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    const { first, longest } = this.#parts.retryMs ?? defaultRetryMs;
    let pauseMs = first;
    this.#isWriting = true;
    // Facts that came in one packet (ten phones of a group that ring) go into one transaction.
    await Promise.resolve();
    while (!this.#waiting.isEmpty) {
      if (await this.#writeOnce()) {
        pauseMs = first;
        continue;
      }
      const leftMs = this.#giveUpAt - performance.now();
      if (leftMs <= 0) break;
      await this.#pause(Math.min(pauseMs, leftMs));
      pauseMs = Math.min(pauseMs * 2, longest);
    }
    this.#isWriting = false;
  }

  async #writeOnce(): Promise<boolean> {
    const { journal, log, node } = this.#parts;
    const batch = this.#waiting.takeAll();
    try {
      await journal.append(this.#entryOf(batch));
      if (this.#isTroubled) log.info({ event: 'store-takes-messages-again', node });
      this.#isTroubled = false;
      return true;
    } catch (error) {
      if (error instanceof TermOver) this.abandon();
      if (this.#isAbandoned) return true;
      if (!(error instanceof StoreError)) return this.#writeOneByOne(batch, error);
      if (!this.#isTroubled) log.error({ event: 'store-does-not-take-messages', node, error });
      this.#isTroubled = true;
      this.#waiting.putBack(batch);
      return false;
    }
  }

  /** The store is well but refuses this batch: one bad message must not hold up all that come after it. */
  async #writeOneByOne(batch: Output, cause: unknown): Promise<boolean> {
    const { journal, log, node } = this.#parts;
    log.error({ event: 'messages-refused-by-store', node, error: cause });
    for (const [index, event] of batch.events.entries()) {
      const { callId, seq } = event;
      const calls = batch.calls.filter((call) => call.callId === callId);
      try {
        await journal.append(
          this.#entryOf({ events: [event], notes: [], steps: [], calls, changed: [callId] }),
        );
      } catch (error) {
        if (error instanceof StoreError) {
          this.#isTroubled = true;
          this.#waiting.putBack({ ...batch, events: batch.events.slice(index) });
          return false;
        }
        this.#refused += 1;
        log.error({ event: 'message-dropped', node, callId, seq, error });
      }
    }
    return true;
  }

  /** The state is taken at the moment of writing; it fits, since the outputs of all facts up to now are in the entry. */
  #entryOf({ calls, notes, steps, events, changed }: Output): JournalEntry {
    const { node, stateOf, formOf = toPlanfixForm } = this.#parts;
    return {
      calls,
      notes,
      steps,
      events: events.map((event) => ({ event, fields: formOf(event) })),
      tracked: { node, calls: changed.map((callId) => ({ callId, json: stateOf(callId) })) },
    };
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#endPause = undefined;
  }
}
