import { contactForm, meaningOf, readContact } from '@planfix-asterisk/planfix';
import type { PlanfixAnswer, PlanfixContact } from '@planfix-asterisk/planfix';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import { Breaker } from './breaker.ts';
import { ContactCache } from './contact-cache.ts';

/** The way to PlanFix; nothing while it is not set up. */
export type AskPlanfix = (
  fields: Record<string, string>,
  options: { readonly timeoutMs: number },
) => Promise<PlanfixAnswer> | undefined;

export interface FoundContact {
  readonly contact: PlanfixContact;
  readonly source: 'planfix' | 'cache' | 'stale';
}
/** `skipped`: PlanFix is not asked at the moment, since it did not answer lately. */
export type ContactLookup = FoundContact | { readonly source: 'failed' | 'skipped' | 'not-set-up' };

export interface ContactsParts {
  readonly ask: AskPlanfix;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A caller hears silence meanwhile. */
const waitsMs = 950;
/** A call asks for the name and for the responsible employee: it waits for a PlanFix that does not answer once only. */
const failedForMs = 5_000;
/** Numbers asked for at once; more are answered without PlanFix. */
const mostAsked = 32;

/** Contacts of PlanFix by number: quickly, from what is known where that is new enough, and never with an error. */
export class Contacts {
  readonly #parts: ContactsParts;
  readonly #cache = new ContactCache();
  readonly #breaker = new Breaker();
  /** Number -> until when it is not asked for again. */
  readonly #failed = new Map<string, number>();
  readonly #asked = new Map<string, Promise<PlanfixContact | undefined>>();

  constructor(parts: ContactsParts) {
    this.#parts = parts;
  }

  /** PlanFix does not answer, and callers are not kept waiting for it. */
  get isCutOff(): boolean {
    return this.#breaker.hasFailed;
  }

  async find(number: string): Promise<ContactLookup> {
    const known = this.#cache.find(number, this.#parts.clock.now());
    if (known?.isFresh === true) return { contact: known.contact, source: 'cache' };
    const answer = await this.#ask(number);
    if (typeof answer !== 'string') return { contact: answer, source: 'planfix' };
    return known === undefined ? { source: answer } : { contact: known.contact, source: 'stale' };
  }

  /** Of another account, or after a change of the token. */
  forget(): void {
    this.#cache.clear();
    this.#failed.clear();
    this.#breaker.succeeded();
  }

  async #ask(
    number: string,
  ): Promise<PlanfixContact | Exclude<ContactLookup['source'], FoundContact['source']>> {
    const { clock } = this.#parts;
    const now = clock.now();
    if (this.#breaker.isOpen(now)) return 'skipped';
    if (now < (this.#failed.get(number) ?? 0)) return 'failed';
    const underWay = this.#asked.get(number);
    if (underWay === undefined && this.#asked.size >= mostAsked) return 'skipped';
    const isTrial = this.#breaker.hasFailed;
    if (isTrial) this.#breaker.startTrial(now);
    const asking = underWay ?? this.#askNow(number);
    if (asking === undefined) return 'not-set-up';
    // Whether PlanFix is back is tried at nobody's expense.
    return isTrial ? 'skipped' : ((await asking) ?? 'failed');
  }

  #askNow(number: string): Promise<PlanfixContact | undefined> | undefined {
    const answer = this.#parts.ask(contactForm(number), { timeoutMs: waitsMs });
    if (answer === undefined) return undefined;
    const asking = answer
      .then((given) => this.#take(number, given))
      .finally(() => this.#asked.delete(number));
    this.#asked.set(number, asking);
    return asking;
  }

  #take(number: string, answer: PlanfixAnswer): PlanfixContact | undefined {
    const { clock, log } = this.#parts;
    const { outcome, cause } = meaningOf(answer);
    const contact = outcome === 'delivered' ? readContact(answer.body) : undefined;
    if (contact === undefined) {
      this.#noteFailure(number, clock.now());
      log.warn({ event: 'contact-not-found-out', cause, status: answer.status });
      return undefined;
    }
    this.#breaker.succeeded();
    this.#failed.clear();
    this.#cache.keep(number, contact, clock.now());
    return contact;
  }

  /** Few at a time: the breaker opens after some. */
  #noteFailure(number: string, now: number): void {
    this.#breaker.failed(now);
    for (const [other, until] of this.#failed) if (now >= until) this.#failed.delete(other);
    this.#failed.set(number, now + failedForMs);
  }
}
