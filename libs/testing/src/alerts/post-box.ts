import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface PostBoxAnswer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An HTTP server on loopback that keeps what is posted to it: a webhook's receiver, or Telegram's API. */
export class PostBox {
  readonly posted: Posted[] = [];
  /** What is answered from now on; nothing: it never answers. */
  answer: PostBoxAnswer | undefined = { status: 200, body: '{"ok":true}' };
  readonly #server = createServer((request, response) => void this.#take(request, response));

  static async start(): Promise<PostBox> {
    const box = new PostBox();
    box.#server.listen(0, '127.0.0.1');
    await once(box.#server, 'listening');
    return box;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const body = Buffer.concat(chunks).toString('utf8');
    this.posted.push({ path: request.url ?? '', headers: request.headers, body });
    if (this.answer === undefined) return;
    const { status, body: text = '', headers = {} } = this.answer;
    response.writeHead(status, headers).end(text);
  }
}
