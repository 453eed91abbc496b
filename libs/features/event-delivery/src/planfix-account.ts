import type { PlanfixStatus } from '@planfix-asterisk/contracts';
import type { Meaning, PlanfixAnswer, PlanfixForm } from '@planfix-asterisk/planfix';
import type { Clock } from '@planfix-asterisk/runtime';

/** The way to one PlanFix account; `PlanfixHttp` is one. */
export interface PlanfixClient {
  /** For the log and the panel; without the token. */
  readonly address: string;
  post(fields: Readonly<PlanfixForm>, options: { readonly timeoutMs: number }): Promise<PlanfixAnswer>;
}

/** Whether PlanFix can be told anything now, as the panel shows it. */
export class PlanfixAccount {
  readonly #clock: Clock;
  readonly #onChange: (before: PlanfixStatus) => void;
  #client: PlanfixClient | undefined;
  #status: PlanfixStatus;

  constructor(clock: Clock, onChange: (before: PlanfixStatus) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.#status = {
      state: 'not-set-up',
      cause: null,
      since: clock.now(),
      lastDeliveredAt: null,
      address: null,
    };
  }

  get status(): PlanfixStatus {
    return this.#status;
  }

  /** The client to send with; nothing while there is none or its token is refused. */
  get sendable(): PlanfixClient | undefined {
    return this.isPaused ? undefined : this.#client;
  }

  get client(): PlanfixClient | undefined {
    return this.#client;
  }

  get isPaused(): boolean {
    return this.#status.state === 'paused';
  }

  connect(client: PlanfixClient | undefined): void {
    this.#client = client;
    this.#status = { ...this.#status, address: client?.address ?? null };
    this.#become(client === undefined ? 'not-set-up' : 'unknown', null);
  }

  /** It does not take messages now, as far as is known. */
  get isIll(): boolean {
    return this.isPaused || this.#status.state === 'failing';
  }

  /** Another process was refused the token, which is the same here. */
  pause(cause: string | null): void {
    if (this.#client !== undefined) this.#become('paused', cause);
  }

  /** A `ping` was answered well. Of a refused token that proves enough to try; else it proves all. */
  recovered(): void {
    if (this.isPaused) this.#become('unknown', null);
    else if (this.isIll) this.#become('ok', null);
  }

  /** What an answer says about the account. Answers to a client that was replaced meanwhile say nothing. */
  note(client: PlanfixClient, { outcome, cause, retry }: Pick<Meaning, 'outcome' | 'cause' | 'retry'>): void {
    if (client !== this.#client) return;
    if (outcome === 'delivered') {
      this.#status = { ...this.#status, lastDeliveredAt: this.#clock.now() };
      this.#become('ok', null);
    } else if (retry === 'account-paused') this.#become('paused', cause);
    else if (this.isPaused) return;
    // 400 is a fault of one message: PlanFix itself answers.
    else if (retry === 'no') this.#become('ok', null);
    else this.#become('failing', cause);
  }

  #become(state: PlanfixStatus['state'], cause: string | null): void {
    if (this.#status.state === state && this.#status.cause === cause) return;
    const before = this.#status;
    const since = before.state === state ? before.since : this.#clock.now();
    this.#status = { ...before, state, cause, since };
    this.#onChange(before);
  }
}
