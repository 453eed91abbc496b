import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fields } from './contract-check.ts';
import { SimulatedAccount } from './simulated-account.ts';
import type { AccountOptions, Answer, Asked, Violation } from './simulated-account.ts';
import { FaultPlan, playFault } from './planfix-fault.ts';
import type { PlannedFault } from './planfix-fault.ts';
import { popUpPage } from './pop-up-page.ts';
import { readForm } from './read-form.ts';

export interface SimulatedPlanfixOptions extends AccountOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** For `probability` of faults. */
  readonly random?: () => number;
}

export interface ReceivedRequest extends Asked {
  /** 0 while and if no answer was given. */
  readonly status: number;
  /** When the answer was given or the connection ended. */
  readonly endedAt?: number;
}

/** One on its way. Its fields stay empty when the body was not read. */
interface Entry {
  readonly at: number;
  fields: Fields;
  status: number;
  endedAt?: number;
}

const apiPath = '/tel/api';

/** A PlanFix on loopback that takes nothing its API page does not allow, remembers everything, and fails on demand. */
export class SimulatedPlanfix {
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #account: SimulatedAccount;
  readonly #faults: FaultPlan;
  readonly #received: Entry[] = [];
  readonly #waiting = new Set<() => void>();
  #port: number;
  #delayMs = 0;

  constructor({ port = 0, random = Math.random, ...account }: SimulatedPlanfixOptions) {
    this.#account = new SimulatedAccount(account);
    this.#faults = new FaultPlan(random);
    this.#port = port;
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
    return this.#account.violations;
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
    this.#account.wasAway();
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
    this.#account.token = token;
  }

  /** What `ping` tells from now on, as if PlanFix's admin had entered it. */
  storePbx(pbx: NonNullable<AccountOptions['pbx']>): void {
    this.#account.pbx = pbx;
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
    if (path !== apiPath) {
      this.#serveBrowser(`${request.method ?? ''} ${path}`, response);
      return;
    }
    const entry: Entry = { at: Date.now(), fields: {}, status: 0 };
    this.#received.push(entry);
    response.on('close', () => (entry.endedAt = Date.now()));
    await this.#serveApi(request, response, entry);
    for (const look of this.#waiting) look();
  }

  #serveBrowser(asked: string, response: ServerResponse): void {
    if (asked === 'GET /') popUpPage(response);
    else if (asked === 'GET /state')
      send(response, { status: 200, body: { windows: this.#account.windows, violations: this.violations } });
    else send(response, { status: 404, body: { error: 'Not found' } });
  }

  async #serveApi(request: IncomingMessage, response: ServerResponse, entry: Entry): Promise<void> {
    const early = this.#faults.nextBeforeBody();
    if (early !== undefined) {
      this.#account.wasAway();
      playFault(early, request, response);
      return;
    }
    const form = await readForm(request);
    if (form === undefined) return;
    const { planfix_token: token, ...fields } = form.fields;
    entry.fields = fields;
    const fault = this.#faults.next(fields);
    if (fault !== undefined) {
      this.#account.lose(entry, fault.taken === true);
      entry.status = playFault(fault, request, response);
      return;
    }
    const answer =
      form.problem === undefined
        ? this.#account.answer(token, entry)
        : this.#account.refuse(form.problem, entry);
    response.on('close', () => {
      if (!response.writableFinished && answer.status === 200) this.#account.expectAgain(fields);
    });
    if (this.#delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#delayMs));
    entry.status = answer.status;
    send(response, answer);
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body === '' ? '' : JSON.stringify(body));
}
