import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultPlan, playFault } from '@planfix-asterisk/testing';

/** A message that PlanFix got whole, as the process that sent it saw it or not. */
export interface Receipt {
  /** `INCOMING of 101 in 1795….7` */
  readonly key: string;
  readonly lane: string;
  readonly at: number;
  endedAt: number;
  /** PlanFix keeps it: answered with 200, or kept although the answer was lost. */
  isKept: boolean;
}

/** A PlanFix that keeps count of everything it gets and is in trouble now and then. It never judges: chaos is no contract. */
export class PlanfixSink {
  readonly receipts: Receipt[] = [];
  readonly #faults = new FaultPlan(Math.random);
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #port = 0;

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/tel/api`;
  }

  /** Hangs, resets, half-open sockets, 5xx, 401 and slow drips, a few in a hundred each. */
  beInTrouble(): void {
    this.#faults.add({ hang: true, taken: true, probability: 0.01 });
    this.#faults.add({ reset: 'after-body', taken: true, probability: 0.02 });
    this.#faults.add({ reset: 'before-body', probability: 0.01 });
    this.#faults.add({ halfOpen: true, probability: 0.005 });
    this.#faults.add({ status: 503, probability: 0.03 });
    this.#faults.add({ slowDrip: 100, taken: true, probability: 0.005 });
    this.#faults.add({ status: 401, probability: 0.001 });
  }

  beAway(): void {
    this.#faults.add({ status: 503 });
  }

  beWell(): void {
    this.#faults.clear();
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const early = this.#faults.nextBeforeBody();
    if (early !== undefined) return void playFault(early, request, response);
    const body = await bodyOf(request);
    if (body === undefined) return;
    const fields = Object.fromEntries(new URLSearchParams(body));
    if (fields['cmd'] !== 'event') return void response.end('{}');
    const lane = `${fields['ext'] ?? ''} in ${fields['callid'] ?? ''}`;
    const receipt = {
      key: `${fields['event'] ?? ''} of ${lane}`,
      lane,
      at: performance.now(),
      endedAt: Infinity,
      isKept: false,
    };
    this.receipts.push(receipt);
    response.on('close', () => (receipt.endedAt = performance.now()));
    const fault = this.#faults.next(fields);
    if (fault !== undefined) {
      receipt.isKept = fault.taken === true;
      playFault(fault, request, response);
      return;
    }
    // As long as a real one takes, so that a kill meets requests under way.
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
    receipt.isKept = true;
    response.end('{}');
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  } catch {
    return undefined;
  }
}
