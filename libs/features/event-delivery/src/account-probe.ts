import { meaningOf, pingForm } from '@planfix-asterisk/planfix';
import type { DeliveryPolicy } from './delivery-policy.ts';
import type { PlanfixAccount } from './planfix-account.ts';
import { postBounded } from './post-bounded.ts';

export interface ProbeOptions {
  readonly account: PlanfixAccount;
  readonly policy: () => DeliveryPolicy;
  readonly onResumed: () => void;
}

/** Asks an account that refuses the token or takes nothing by `ping`, which changes nothing there, whether it is well again. */
export class AccountProbe {
  readonly #account: PlanfixAccount;
  readonly #policy: () => DeliveryPolicy;
  readonly #onResumed: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor({ account, policy, onResumed }: ProbeOptions) {
    this.#account = account;
    this.#policy = policy;
    this.#onResumed = onResumed;
  }

  /** Keeps asking until the account is well. May be called at each chance. */
  watch(): void {
    if (!this.#account.isIll || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#ask(), this.#policy().probeEveryMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #ask(): Promise<void> {
    const { client } = this.#account;
    if (client !== undefined && this.#account.isIll) {
      const answer = await postBounded(client, pingForm(), this.#policy().history.timeoutMs);
      if (meaningOf(answer).outcome === 'delivered' && client === this.#account.client)
        this.#account.recovered();
    }
    if (this.#timer === undefined) return;
    this.#timer = undefined;
    if (this.#account.isIll) this.watch();
    else this.#onResumed();
  }
}
