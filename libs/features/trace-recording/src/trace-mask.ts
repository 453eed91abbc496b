import { createHmac, randomBytes } from 'node:crypto';
import type { AmiBlock } from '@planfix-asterisk/ami';

/** A variable of the dialplan, and a header, that may hold what opens something. */
const secretName = /pass|secret|token|pwd|pin\b|key/i;
/** Asterisk's ids look like phone numbers and are what ties the events together. */
const idHeaders = /(uniqueid|linkedid)$/;
/**
 * The last seven digits go, so country and area stay and numbers are still read rightly; extensions are shorter. Eight
 * digits behind a dash are the end of a channel's name, or a date.
 */
const number = /(?<![\d.])(?<!-(?=\d{8}(?!\d)))\+?\d{7,20}(?![\d.])/g;
const hiddenDigits = 7;
const nameHeaders = /(calleridname|connectedlinename|membername)$/;

/**
 * Takes out of AMI events what must not leave the house: always what is named like a secret and the secrets we know; if
 * wished, phone numbers and names, each replaced by the same stand-in wherever it stands, so that the calls can still be told.
 */
export class TraceMask {
  readonly #secrets: readonly string[];
  readonly #masksNumbers: boolean;
  readonly #key = randomBytes(16);

  constructor(secrets: readonly string[], { masksNumbers }: { masksNumbers: boolean }) {
    this.#secrets = secrets.filter((secret) => secret.length >= 4);
    this.#masksNumbers = masksNumbers;
  }

  masked(block: AmiBlock): Record<string, string | string[]> {
    const isSecret = secretName.test(variableOf(block));
    const out: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(block)) {
      const one = (text: string): string =>
        (name === 'value' && isSecret) || secretName.test(name) ? '***' : this.#textOf(name, text);
      out[name] = typeof value === 'string' ? one(value) : value.map(one);
    }
    return out;
  }

  #textOf(header: string, value: string): string {
    const text = this.#secrets.reduce((left, secret) => left.replaceAll(secret, '***'), value);
    if (!this.#masksNumbers || idHeaders.test(header)) return text;
    if (nameHeaders.test(header)) return this.#nameOf(text);
    if (header === 'callerid') return this.#callerIdOf(text);
    return this.#numbersOf(text);
  }

  #nameOf(text: string): string {
    if (text === '' || text === '<unknown>') return text;
    return /^[+\d\s()-]*$/.test(text) ? this.#numbersOf(text) : `Name ${this.#digits(text, 4)}`;
  }

  /** `"Name" <number>`. */
  #callerIdOf(text: string): string {
    const [, name, rest] = /^"([^"]*)"(.*)$/.exec(text) ?? [];
    if (name === undefined || rest === undefined) return this.#numbersOf(text);
    return `"${this.#nameOf(name)}"${this.#numbersOf(rest)}`;
  }

  /** `8 916 …` and `+7 916 …` are one number: its stand-in comes from what both end with. */
  #numbersOf(text: string): string {
    return text.replace(number, (whole: string) => {
      const end = whole.slice(-hiddenDigits);
      return whole.slice(0, -hiddenDigits) + this.#digits(end, end.length);
    });
  }

  #digits(text: string, count: number): string {
    const hash = createHmac('sha256', this.#key).update(text).digest();
    return Array.from({ length: count }, (_, index) => String((hash[index] ?? 0) % 10)).join('');
  }
}

function variableOf(block: AmiBlock): string {
  const { variable } = block;
  return typeof variable === 'string' ? variable : '';
}
