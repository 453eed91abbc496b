import { Pool } from 'undici';
import { planfixUrlProblem } from '@planfix-asterisk/planfix';
import type { PlanfixAnswer, PlanfixForm } from '@planfix-asterisk/planfix';
import { toAnswer } from './answer.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeResult } from './exchange.ts';

/** What is used of the runtime's logger. */
export interface PlanfixHttpLog {
  warn(fields: { readonly event: string; readonly callId: string | undefined }): void;
}

export interface PlanfixHttpOptions {
  /** Exactly as PlanFix shows it. */
  readonly url: string;
  readonly token: string;
  /** False only on a test bench. */
  readonly verifyTls: boolean;
  /** Requests under way at the same time; more wait for their turn, and the wait counts as part of their time-out. */
  readonly connections: number;
  readonly log?: PlanfixHttpLog;
}

/** The address must not be used; the message names the setting and the remedy. */
export class PlanfixAddressError extends Error {
  readonly code = 'planfix-address';
  override readonly name = 'PlanfixAddressError';
}

/** Servers close idle connections after 5 s (Apache, Node) or more; ours are closed before that. */
const keepAliveMs = 4_000;
const keepAliveMaxMs = 30_000;
/** A connection nobody waits for any more must not occupy its place for long. */
const connectTimeoutMs = 5_000;

/** The way to one PlanFix account. Pools are made by hand, so no proxy of the environment gets in between. */
export class PlanfixHttp {
  /** Exactly as PlanFix shows it, for the log and the panel. */
  readonly address: string;
  readonly #url: URL;
  readonly #token: string;
  readonly #log: PlanfixHttpLog | undefined;
  readonly #pool: Pool;
  /** Without keep-alive every request gets a connection of its own. */
  readonly #freshPool: Pool;

  constructor({ url, token, verifyTls, connections, log }: PlanfixHttpOptions) {
    const problem = planfixUrlProblem(url);
    if (problem !== undefined) throw new PlanfixAddressError(problem);
    this.address = url;
    this.#url = new URL(url);
    this.#token = token;
    this.#log = log;
    const options = {
      connections,
      connect: { rejectUnauthorized: verifyTls, timeout: connectTimeoutMs },
      allowH2: false,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMaxMs,
      // The deadline of the whole exchange takes their place.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.#pool = new Pool(this.#url.origin, { ...options, pipelining: 1 });
    this.#freshPool = new Pool(this.#url.origin, { ...options, pipelining: 0 });
  }

  /** Sends the fields with the token and waits at most `timeoutMs` for the whole answer. Never throws. */
  async post(
    fields: Readonly<PlanfixForm>,
    { timeoutMs }: { readonly timeoutMs: number },
  ): Promise<PlanfixAnswer> {
    const startedAt = performance.now();
    const result = await this.#send(fields, { startedAt, timeoutMs });
    return toAnswer(result, this.#token);
  }

  /** Breaks off what is under way (`interrupted`), so let deliveries drain first. */
  async close(): Promise<void> {
    await Promise.all([this.#pool.destroy(), this.#freshPool.destroy()]);
  }

  async #send(
    fields: Readonly<PlanfixForm>,
    time: { startedAt: number; timeoutMs: number },
  ): Promise<ExchangeResult> {
    const request = {
      path: this.#url.pathname + this.#url.search,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        accept: 'application/json',
        'user-agent': 'planfix-asterisk',
      },
      body: new URLSearchParams({ ...fields, planfix_token: this.#token }).toString(),
    } as const;
    const first = await new Exchange(time).run(this.#pool, request);
    if (!wasClosedBeforeWriting(first)) return first;
    this.#log?.warn({ event: 'planfix-idle-connection-was-closed', callId: fields.callid });
    return new Exchange(time).run(this.#freshPool, request);
  }
}

/** The server closed the connection just as we began to write; since writing failed, it cannot have the message. */
function wasClosedBeforeWriting({ sent, status, fault }: ExchangeResult): boolean {
  return sent === 'partly' && status === undefined && fault?.code === 'connection-reset';
}
