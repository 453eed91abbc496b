import { CallOrder } from './call-order.ts';
import type { CallWindow } from './call-order.ts';
import { contractViolation } from './contract-check.ts';
import type { Fields } from './contract-check.ts';

export interface AccountOptions {
  readonly token: string;
  /** What `ping` tells: the PBX as PlanFix has stored it. */
  readonly pbx?: { readonly token: string; readonly url: string };
  /** What `contact` tells, by phone number. */
  readonly contacts?: Readonly<Record<string, { readonly name: string; readonly responsible?: number }>>;
}

/** One request: its fields without the token, and its arrival in UTC epoch milliseconds. */
export interface Asked {
  readonly at: number;
  readonly fields: Fields;
}

export interface Violation extends Asked {
  readonly reason: string;
}

export interface Answer {
  readonly status: number;
  readonly body: object | '';
}

const taken: Answer = { status: 200, body: '' };

/** What an account answers to a request, and what it remembers of it. */
export class SimulatedAccount {
  readonly #options: AccountOptions;
  readonly #order = new CallOrder();
  /** Messages taken without the sender having got an answer: those may come again. */
  readonly #unanswered = new Set<string>();
  readonly violations: Violation[] = [];
  token: string;
  pbx: NonNullable<AccountOptions['pbx']>;

  constructor(options: AccountOptions) {
    this.#options = options;
    this.token = options.token;
    this.pbx = options.pbx ?? { token: '', url: '' };
  }

  get windows(): readonly CallWindow[] {
    return this.#order.windows;
  }

  answer(token: string | undefined, asked: Asked): Answer {
    const { fields, at } = asked;
    if (token !== this.token) {
      this.#order.excuse(fields);
      return { status: 401, body: { error: 'Invalid token' } };
    }
    const violation = contractViolation(fields);
    if (violation !== undefined) return this.refuse(violation, asked);
    if (this.#unanswered.delete(keyOf(fields))) return taken;
    if (fields.cmd === 'ping') return this.#pong();
    if (fields.cmd === 'contact') return this.#contact(fields.phone ?? '');
    const disorder = fields.cmd === 'event' ? this.#order.take(fields, at) : undefined;
    return disorder === undefined ? taken : this.refuse(disorder, asked);
  }

  refuse(reason: string, { fields, at }: Asked): Answer {
    this.violations.push({ at, reason, fields });
    return { status: 400, body: { error: 'Invalid parameters', reason } };
  }

  /** A fault swallows the answer; `isTaken`: but not the message. */
  lose(asked: Asked, isTaken: boolean): void {
    const { fields, at } = asked;
    this.#order.excuse(fields);
    const violation = contractViolation(fields);
    if (violation !== undefined) this.refuse(violation, asked);
    else if (isTaken) {
      if (fields.cmd === 'event') this.#order.take(fields, at);
      this.#unanswered.add(keyOf(fields));
    }
  }

  /** The sender did not get the answer that the message was taken. */
  expectAgain(fields: Fields): void {
    this.#unanswered.add(keyOf(fields));
  }

  /** Something may have been missed, nobody knows what. */
  wasAway(): void {
    this.#order.excuse();
  }

  #pong(): Answer {
    const { token, url } = this.pbx;
    return { status: 200, body: { pbxToken: token, pbxUrl: url } };
  }

  #contact(phone: string): Answer {
    const contact = this.#options.contacts?.[phone];
    const body = { contact_name: contact?.name ?? '', responsible: contact?.responsible };
    return { status: 200, body };
  }
}

function keyOf(fields: Fields): string {
  return JSON.stringify(fields);
}
