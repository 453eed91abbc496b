import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fields } from './contract-check.ts';

/** What a PlanFix in trouble does instead of answering by the contract. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Reads the request and never answers. */
  | { readonly hang: true }
  /** Takes the connection, reads no body, never answers and never closes. */
  | { readonly halfOpen: true }
  | { readonly reset: 'before-body' | 'after-body' }
  /** Status 200 with a web page. */
  | { readonly html: true }
  /** Status 302 to this address. */
  | { readonly redirect: string }
  /** Status 200, then one byte each so many milliseconds for as long as the client listens. */
  | { readonly slowDrip: number };

export type PlannedFault = Fault & {
  /** So many requests; without it and without `probability` all, until `recover`. */
  readonly times?: number;
  /** Hits a request with this probability, 0 to 1. */
  readonly probability?: number;
  /** Hits only such requests. */
  readonly when?: (fields: Fields) => boolean;
  /** PlanFix has taken the message all the same, so that a second sending is a double one. */
  readonly taken?: boolean;
};

/** The faults still to come, in the order they were set. */
export class FaultPlan {
  readonly #random: () => number;
  #plans: { fault: PlannedFault; left: number }[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  add(fault: PlannedFault): void {
    this.#plans.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#plans = [];
  }

  /** The fault for a request of which only the headers are there; such a fault knows no `when`. */
  nextBeforeBody(): PlannedFault | undefined {
    return this.#next((fault) => strikesBeforeBody(fault) && fault.when === undefined);
  }

  next(fields: Fields): PlannedFault | undefined {
    return this.#next((fault) => !strikesBeforeBody(fault) && (fault.when?.(fields) ?? true));
  }

  #next(fits: (fault: PlannedFault) => boolean): PlannedFault | undefined {
    const plan = this.#plans.find(
      ({ fault, left }) => left > 0 && fits(fault) && this.#random() < (fault.probability ?? 1),
    );
    if (plan === undefined) return undefined;
    plan.left -= 1;
    return plan.fault;
  }
}

function strikesBeforeBody(fault: Fault): boolean {
  return 'halfOpen' in fault || ('reset' in fault && fault.reset === 'before-body');
}

/** Does the fault to a request; returns the status that was answered, 0 for none. */
export function playFault(fault: Fault, request: IncomingMessage, response: ServerResponse): number {
  if ('hang' in fault) return 0;
  if ('halfOpen' in fault) {
    request.socket.pause();
    return 0;
  }
  if ('reset' in fault) {
    request.socket.resetAndDestroy();
    return 0;
  }
  if ('slowDrip' in fault) {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), fault.slowDrip);
    response.on('close', () => clearInterval(drip));
    return 200;
  }
  const { status, headers, body } = pageOf(fault);
  response.writeHead(status, headers).end(body);
  return status;
}

function pageOf(fault: Extract<Fault, { status: number } | { html: true } | { redirect: string }>) {
  if ('status' in fault) {
    const { status, headers = {}, body = '{"error":"Simulated fault"}' } = fault;
    return { status, headers: { 'content-type': 'application/json', ...headers }, body };
  }
  if ('redirect' in fault) return { status: 302, headers: { location: fault.redirect }, body: '' };
  const body = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon</body></html>';
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
