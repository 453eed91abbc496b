import type { PlanfixContact } from '@planfix-asterisk/planfix';

const knownForMs = 5 * 60_000;
/** Somebody may be writing the contact down this very moment. */
const unknownForMs = 30_000;
/** What was known is better than a number when PlanFix does not answer. */
const staleForMs = 24 * 3_600_000;
const mostContacts = 20_000;

interface Entry {
  readonly contact: PlanfixContact;
  readonly freshUntil: number;
  readonly staleUntil: number;
}

/** What PlanFix said of numbers, in memory; the oldest goes when it is full. */
export class ContactCache {
  readonly #entries = new Map<string, Entry>();

  find(number: string, now: number): { contact: PlanfixContact; isFresh: boolean } | undefined {
    const entry = this.#entries.get(number);
    if (entry === undefined || now >= entry.staleUntil) return undefined;
    return { contact: entry.contact, isFresh: now < entry.freshUntil };
  }

  keep(number: string, contact: PlanfixContact, now: number): void {
    const isKnown = contact.name !== '' || contact.responsible !== '';
    const freshUntil = now + (isKnown ? knownForMs : unknownForMs);
    this.#entries.delete(number);
    this.#entries.set(number, { contact, freshUntil, staleUntil: isKnown ? now + staleForMs : freshUntil });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > mostContacts && oldest !== undefined) this.#entries.delete(oldest);
  }

  clear(): void {
    this.#entries.clear();
  }
}
