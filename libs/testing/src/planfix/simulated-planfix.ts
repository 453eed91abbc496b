import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CallOrder } from './call-order.ts';
import { contractViolation } from './contract-check.ts';
import type { Fields } from './contract-check.ts';
import { FaultPlan, playFault } from './planfix-fault.ts';
import type { PlannedFault } from './planfix-fault.ts';
import { popUpPage } from './pop-up-page.ts';
import { readForm } from './read-form.ts';

export interface SimulatedPlanfixOptions {
  readonly token: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** What `ping` tells: the PBX as PlanFix has stored it. */
  readonly pbx?: { readonly token: string; readonly url: string };
  /** What `contact` tells, by phone number. */
  readonly contacts?: Readonly<Record<string, { readonly name: string; readonly responsible?: number }>>;
  /** For `probability` of faults. */
  readonly random?: () => number;
}

export interface ReceivedRequest {
  /** Arrival, UTC epoch milliseconds. */
  readonly at: number;
  /** Without the token; empty when the body was not read. */
  readonly fields: Fields;
  /** 0 while and if no answer was given. */
  readonly status: number;
}

export interface Violation {
  readonly at: number;
  readonly reason: string;
  readonly fields: Fields;
}

type Answer = { readonly status: number; readonly body: object | '' };

const apiPath = '/tel/api';

/** A PlanFix on loopback that takes nothing its API page does not allow, remembers everything, and fails on demand. */
export class SimulatedPlanfix {
  readonly #options: SimulatedPlanfixOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #faults: FaultPlan;
  readonly #order = new CallOrder();
  readonly #received: { at: number; fields: Fields; status: number }[] = [];
  readonly #violations: Violation[] = [];
  /** Messages taken without the sender having got an answer: those may come again. */
  readonly #unanswered = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #token: string;
  #port: number;
  #delayMs = 0;

  constructor(options: SimulatedPlanfixOptions) {
    this.#options = options;
    this.#token = options.token;
    this.#port = options.port ?? 0;
    this.#faults = new FaultPlan(options.random ?? Math.random);
  }

  /** The address for requests, as PlanFix's settings would show it. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}${apiPath}`;
  }

  /** The page with the pop-ups. */
  get pageUrl(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  get received(): readonly ReceivedRequest[] {
    return this.#received;
  }

  get violations(): readonly Violation[] {
    return this.#violations;
  }

  /** After a `stop` it comes back on the same port. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  async stop(): Promise<void> {
    this.#order.excuse();
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#server.closeAllConnections();
    await closed;
  }

  fail(fault: PlannedFault): void {
    this.#faults.add(fault);
  }

  /** Ends all faults and delays. */
  recover(): void {
    this.#faults.clear();
    this.#delayMs = 0;
  }

  answerAfter(ms: number): void {
    this.#delayMs = ms;
  }

  changeToken(token: string): void {
    this.#token = token;
  }

  /** Waits for requests until the check holds; says what came when it does not hold in time. */
  async whenReceived(check: (received: readonly ReceivedRequest[]) => boolean, timeoutMs = 10_000) {
    if (check(this.#received)) return;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const look = () => {
      if (check(this.#received)) resolve(undefined);
    };
    const limit = setTimeout(() => {
      const seen = this.#received.map(({ fields, status }) => `${JSON.stringify(fields)} -> ${status}`);
      reject(new Error(`not received within ${timeoutMs} ms; received:\n${seen.join('\n')}`));
    }, timeoutMs);
    this.#waiting.add(look);
    await promise.finally(() => {
      clearTimeout(limit);
      this.#waiting.delete(look);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (request.method === 'GET' && path === '/') return void popUpPage(response);
    if (request.method === 'GET' && path === '/state') {
      return void send(response, { status: 200, body: { windows: this.#order.windows } });
    }
    if (path !== apiPath) return void send(response, { status: 404, body: { error: 'Not found' } });
    const entry = { at: Date.now(), fields: {}, status: 0 };
    this.#received.push(entry);
    await this.#serveApi(request, response, entry);
    for (const look of this.#waiting) look();
  }

  async #serveApi(
    request: IncomingMessage,
    response: ServerResponse,
    entry: { at: number; fields: Fields; status: number },
  ): Promise<void> {
    const early = this.#faults.nextBeforeBody();
    if (early !== undefined) {
      this.#order.excuse();
      playFault(early, request, response);
      return;
    }
    const form = await readForm(request);
    if (form === undefined) return;
    const { planfix_token: token, ...fields } = form.fields;
    entry.fields = fields;
    const fault = this.#faults.next(fields);
    if (fault !== undefined) {
      this.#suffer(fault, entry);
      entry.status = playFault(fault, request, response);
      return;
    }
    const answer =
      form.problem === undefined ? this.#answer(token, entry) : this.#refuse(form.problem, entry);
    response.on('close', () => {
      if (!response.writableFinished && answer.status === 200) this.#unanswered.add(JSON.stringify(fields));
    });
    if (this.#delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#delayMs));
    entry.status = answer.status;
    send(response, answer);
  }

  #suffer(fault: PlannedFault, { fields, at }: { fields: Fields; at: number }): void {
    this.#order.excuse(fields);
    const violation = contractViolation(fields);
    if (violation !== undefined) this.#violations.push({ at, reason: violation, fields });
    if (fault.taken !== true || violation !== undefined) return;
    if (fields.cmd === 'event') this.#order.take(fields, at);
    this.#unanswered.add(JSON.stringify(fields));
  }

  #answer(token: string | undefined, entry: { at: number; fields: Fields }): Answer {
    const { fields, at } = entry;
    if (token !== this.#token) {
      this.#order.excuse(fields);
      return { status: 401, body: { error: 'Invalid token' } };
    }
    const violation = contractViolation(fields);
    if (violation !== undefined) return this.#refuse(violation, entry);
    if (this.#unanswered.delete(JSON.stringify(fields))) return { status: 200, body: '' };
    if (fields.cmd === 'ping') return this.#pong();
    if (fields.cmd === 'contact') return this.#contact(fields.phone ?? '');
    const disorder = fields.cmd === 'event' ? this.#order.take(fields, at) : undefined;
    return disorder === undefined ? { status: 200, body: '' } : this.#refuse(disorder, entry);
  }

  #refuse(reason: string, { fields, at }: { fields: Fields; at: number }): Answer {
    this.#violations.push({ at, reason, fields });
    return { status: 400, body: { error: 'Invalid parameters', reason } };
  }

  #pong(): Answer {
    const { token, url } = this.#options.pbx ?? { token: '', url: '' };
    return { status: 200, body: { pbxToken: token, pbxUrl: url } };
  }

  #contact(phone: string): Answer {
    const contact = this.#options.contacts?.[phone];
    const body = { contact_name: contact?.name ?? '', responsible: contact?.responsible };
    return { status: 200, body };
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body === '' ? '' : JSON.stringify(body));
}
