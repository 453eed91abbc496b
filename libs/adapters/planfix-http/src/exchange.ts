import type { Dispatcher } from 'undici';
import type { AttemptDetail, AttemptFault, PlanfixAnswer } from '@planfix-asterisk/planfix';
import { isWriteFailure, nameFault } from './name-fault.ts';

export type Fault = NonNullable<PlanfixAnswer['error']>;

/** What came over the wire, before the token is taken out of it. */
export interface ExchangeResult {
  readonly sent: PlanfixAnswer['sent'];
  readonly status: number | undefined;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly body: Buffer;
  readonly phases: PlanfixAnswer['phases'];
  readonly fault: Fault | undefined;
}

/** PlanFix answers in some hundred bytes. Reading on to here tells a long page from an endless one. */
const maxBodyBytes = 65_536;

/** One request on one pool, from the wait for a connection to the last byte, within one deadline. Runs once. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #startedAt: number;
  readonly #timeoutMs: number;
  readonly #settled = Promise.withResolvers<ExchangeResult>();
  #isSettled = false;
  #controller: Dispatcher.DispatchController | undefined;
  #sent: PlanfixAnswer['sent'] = 'no';
  #connectMs: number | null = null;
  #firstByteMs: number | null = null;
  #status: number | undefined;
  #headers: Dispatcher.ResponseData['headers'] = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor({ startedAt, timeoutMs }: { startedAt: number; timeoutMs: number }) {
    this.#startedAt = startedAt;
    this.#timeoutMs = timeoutMs;
  }

  async run(pool: Dispatcher, request: Dispatcher.DispatchOptions): Promise<ExchangeResult> {
    const leftMs = Math.max(0, this.#timeoutMs - this.#elapsedMs());
    const deadline = setTimeout(() => this.#breakOff('timeout', this.#timeoutDetail()), leftMs);
    pool.dispatch(request, this);
    return this.#settled.promise.finally(() => clearTimeout(deadline));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Thrown here, undici drops the request unwritten and keeps the connection; nobody waits for it any more.
    if (this.#isSettled) throw new Error('the request waited for a connection beyond its time-out');
    this.#controller = controller;
    this.#connectMs = this.#elapsedMs();
    this.#sent = 'partly';
  }

  onRequestSent(): void {
    this.#sent = 'yes';
  }

  onResponseStart(_: unknown, status: number, headers: Dispatcher.ResponseData['headers']): void {
    if (status < 200) return;
    this.#firstByteMs = this.#elapsedMs();
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.#chunks.push(chunk.subarray(0, maxBodyBytes - this.#bytes));
    this.#bytes += chunk.length;
    if (this.#bytes <= maxBodyBytes) return;
    this.#breakOff('answer-too-large', {
      code: 'answer-too-long',
      values: { bytes: String(maxBodyBytes) },
    });
  }

  onResponseEnd(): void {
    this.#settle(undefined);
  }

  onResponseError(_: unknown, error: Error): void {
    // A failed write means the body never left whole, though undici counts it as sent.
    if (this.#sent === 'yes' && isWriteFailure(error)) this.#sent = 'partly';
    this.#settle(nameFault(error, this.#sent));
  }

  #breakOff(code: AttemptFault, detail: AttemptDetail): void {
    this.#settle({ code, detail });
    this.#controller?.abort(new Error(detail.code));
  }

  #settle(fault: Fault | undefined): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#settled.resolve({
      sent: this.#sent,
      status: this.#status,
      headers: this.#headers,
      body: Buffer.concat(this.#chunks),
      phases: { connect: this.#connectMs, firstByte: this.#firstByteMs, total: this.#elapsedMs() },
      fault,
    });
  }

  #timeoutDetail(): AttemptDetail {
    const ms = String(this.#timeoutMs);
    if (this.#sent === 'no') return { code: 'no-connection-in-time', values: { ms } };
    if (this.#status === undefined) return { code: 'no-answer-in-time', values: { ms } };
    return { code: 'answer-not-whole-in-time', values: { ms, status: String(this.#status) } };
  }

  #elapsedMs(): number {
    return Math.round((performance.now() - this.#startedAt) * 10) / 10;
  }
}
