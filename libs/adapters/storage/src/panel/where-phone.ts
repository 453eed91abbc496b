import { reversedDigits } from '../phone-digits.ts';

/** With fewer digits almost every page is full after a short walk, and the index would gather half the log. */
const MIN_TAIL_FOR_INDEX = 4;
/** Shorter beginnings (country and area code) fit too many calls to be of use. */
const MIN_PREFIX = 7;
/** 8 916 … and +7 916 … are the same number: the last ten digits tell. */
const MAX_TAIL = 10;

/** A filter, and whether its phone number must be given whole. */
export type Searched<Filter> = Filter & { readonly isPhoneWhole?: boolean };

export interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Matches the number of a call by its last digits, or from seven digits on by its beginning, through ranges of two
 * indexes of the calls; a message has the number of its call. `alias` has `call_id` and `client_reversed`; nothing if
 * `phone` has no digits. `isWhole`: only the whole number fits, so that nobody finds out digit by digit what is hidden
 * from him.
 */
export function wherePhone(phone: string, alias: string, isWhole = false): Condition | undefined {
  const reversed = reversedDigits(phone).slice(0, MAX_TAIL);
  if (reversed === '') return undefined;
  if (isWhole && reversed.length < MAX_TAIL)
    return {
      sql: `${alias}.call_id IN (${callsWhere('client_reversed = :whole')})`,
      parameters: { whole: reversed },
    };
  if (reversed.length < MIN_TAIL_FOR_INDEX) {
    const sql = `substr(${alias}.client_reversed, 1, ${reversed.length}) = :tail`;
    return { sql, parameters: { tail: reversed } };
  }
  const byTail = 'client_reversed >= :tail AND client_reversed < :tailEnd';
  const tail = { tail: reversed, tailEnd: afterAll(reversed) };
  const prefix = phone.replace(/\D/g, '');
  if (isWhole || prefix.length < MIN_PREFIX)
    return { sql: `${alias}.call_id IN (${callsWhere(byTail)})`, parameters: tail };
  const byPrefix = 'client_number >= :prefix AND client_number < :prefixEnd';
  return {
    sql: `${alias}.call_id IN (${callsWhere(byTail, byPrefix)})`,
    parameters: { ...tail, prefix, prefixEnd: afterAll(prefix) },
  };
}

/** Calls that fit one of the ranges: those that are over by an index each, the few that run one by one. */
function callsWhere(...ranges: readonly string[]): string {
  const over = ranges.map((range) => `SELECT call_id FROM "call" WHERE ended_at IS NOT NULL AND ${range}`);
  const running = `SELECT call_id FROM "call" WHERE ended_at IS NULL AND (${ranges.join(' OR ')})`;
  return [...over, running].join(' UNION ALL ');
}

/** Greater than every text that begins with these digits: ':' comes right after '9'. */
function afterAll(digits: string): string {
  return `${digits}:`;
}
