import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '@planfix-asterisk/contracts';
import { PlanfixAddressError, PlanfixHttp } from '@planfix-asterisk/planfix-http';
import type { Logger } from '@planfix-asterisk/runtime';
import type { AskPlanfix } from './contacts.ts';

type Account = Pick<Settings, 'planfix' | 'planfixTls'>;

/** Its own connections: a look-up does not wait behind messages. */
const connections = 8;
const closesAfterMs = 2_000;

/** The way to the PlanFix of the settings, for questions that cannot wait. */
export class PlanfixLine {
  readonly #log: Logger;
  #account: Account | undefined;
  #http: PlanfixHttp | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  readonly ask: AskPlanfix = (fields, options) => this.#http?.post(fields, options);

  /** True if it leads elsewhere than before. */
  connect({ planfix, planfixTls }: Account): boolean {
    const account = { planfix, planfixTls };
    if (isDeepStrictEqual(account, this.#account)) return false;
    const former = this.#http;
    this.#account = account;
    this.#http = planfix && this.#newHttp({ ...planfix, verifyTls: planfixTls.verify });
    if (former) setTimeout(() => void former.close(), closesAfterMs).unref();
    return true;
  }

  async close(): Promise<void> {
    await this.#http?.close();
  }

  #newHttp(account: { url: string; token: string; verifyTls: boolean }): PlanfixHttp | undefined {
    try {
      return new PlanfixHttp({ ...account, connections });
    } catch (error) {
      if (!(error instanceof PlanfixAddressError)) throw error;
      this.#log.error({ event: 'planfix-address-refused', reason: error.message });
      return undefined;
    }
  }
}
