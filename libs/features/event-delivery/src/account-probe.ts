import { meaningOf, pingForm } from '@planfix-asterisk/planfix';
import { deliveryPolicy } from './delivery-policy.ts';
import type { PlanfixAccount } from './planfix-account.ts';
import { postBounded } from './post-bounded.ts';

/** Asks a paused account by `ping`, which changes nothing there, whether it takes the token again. */
export class AccountProbe {
  readonly #account: PlanfixAccount;
  readonly #onResumed: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(account: PlanfixAccount, onResumed: () => void) {
    this.#account = account;
    this.#onResumed = onResumed;
  }

  /** Keeps asking until the account is no longer paused. May be called at each chance. */
  watch(): void {
    if (!this.#account.isPaused || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#ask(), deliveryPolicy.probeEveryMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #ask(): Promise<void> {
    const { client } = this.#account;
    if (client !== undefined && this.#account.isPaused) {
      const answer = await postBounded(client, pingForm(), deliveryPolicy.history.timeoutMs);
      if (meaningOf(answer).outcome === 'delivered' && client === this.#account.client)
        this.#account.resume();
    }
    if (this.#timer === undefined) return;
    this.#timer = undefined;
    if (this.#account.isPaused) this.watch();
    else this.#onResumed();
  }
}
