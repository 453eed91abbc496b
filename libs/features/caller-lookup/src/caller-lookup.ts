import { normaliseNumber, numberRules } from '@planfix-asterisk/calls';
import type { Settings } from '@planfix-asterisk/contracts';
import type { ContactLookup, Contacts } from './contacts.ts';
import { phoneName } from './phone-name.ts';

const clientNumber = /^\d{5,20}$/;

export type LookupRules = Pick<Settings, 'lookup' | 'numbers' | 'employees'>;

export interface CallerFound {
  /** As the phone is to show it; never empty unless the caller has neither name nor number. */
  readonly name: string;
  /** Extension of the responsible employee; '' where there is none, or none that is mapped. */
  readonly responsible: string;
  /** Whether the name is PlanFix's. */
  readonly isKnown: boolean;
  readonly source: ContactLookup['source'] | 'no-client';
}

export interface Caller {
  readonly number: string;
  /** What the carrier sent. */
  readonly name?: string;
}

export interface CallerLookupParts {
  readonly contacts: Pick<Contacts, 'find'>;
  readonly rules: () => LookupRules;
}

/** Who calls, for the phone's display and for the way of the call. Never an error: what is not known is the number. */
export class CallerLookup {
  readonly #parts: CallerLookupParts;

  constructor(parts: CallerLookupParts) {
    this.#parts = parts;
  }

  async find({ number, name = '' }: Caller): Promise<CallerFound> {
    const { contacts, rules } = this.#parts;
    const { lookup, numbers, employees } = rules();
    const asGiven = phoneName(name) || phoneName(number);
    const read = numberRules(numbers);
    const asked = normaliseNumber(number.slice(0, 60), read);
    // Colleagues and hidden numbers are no contacts, nor is what no telephone network has for a number.
    if (asked === undefined || read.internal.test(asked) || !clientNumber.test(asked))
      return unknown(asGiven, 'no-client');
    const found = await contacts.find(asked);
    if (!('contact' in found)) return unknown(asGiven, found.source);
    const { contact, source } = found;
    const known = phoneName(contact.name, { isLatin: lookup.transliterate });
    const employee = employees.find(
      ({ enabled, shortNumber }) => enabled && shortNumber === contact.responsible,
    );
    return {
      name: known || asGiven,
      responsible: employee?.extension ?? '',
      isKnown: known !== '',
      source,
    };
  }
}

const unknown = (name: string, source: CallerFound['source']): CallerFound => ({
  name,
  responsible: '',
  isKnown: false,
  source,
});
