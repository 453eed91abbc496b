import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The least a PlanFix can be: notes when each request's body was in, answers 200 after the given time. */
export class Arrivals {
  /** `<callid> <event, or the command where there is none> <ext>` -> ms of the bench's own clock. */
  readonly at = new Map<string, number>();
  readonly #answerAfterMs: number;
  readonly #server = createServer((request, response) => this.#take(request, response));

  constructor(answerAfterMs = 0) {
    this.#answerAfterMs = answerAfterMs;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/tel/api`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const word = (name: string): string => form.get(name) ?? '';
      this.at.set(`${word('callid')} ${word('event') || word('cmd')} ${word('ext')}`, performance.now());
      setTimeout(() => response.end(), this.#answerAfterMs);
    });
  }
}
