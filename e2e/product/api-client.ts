import type { Dashboard } from '@planfix-asterisk/contracts';

export const admin = { username: 'admin', password: 'a-long-password-for-tests' };

/** The panel's API with a signed-in admin. */
export class ApiClient {
  readonly #url: string;
  #cookie = '';
  #csrf = '';

  constructor(url: string) {
    this.#url = url;
  }

  async signIn(): Promise<this> {
    const answer = await this.#send('POST', '/api/session', admin);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    const session = (await answer.json()) as { csrfToken: string };
    this.#csrf = session.csrfToken;
    return this;
  }

  async get<Answer>(path: string): Promise<Answer> {
    const answer = await this.#send('GET', path);
    return (await answer.json()) as Answer;
  }

  /** `null` where the answer is empty. */
  async post<Answer>(path: string, body: object): Promise<Answer> {
    const answer = await this.#send('POST', path, body);
    return JSON.parse((await answer.text()) || 'null') as Answer;
  }

  async put(path: string, body: object): Promise<void> {
    await this.#send('PUT', path, body);
  }

  /** What the live stream says, until the signal ends it. */
  async stream(path: string, signal: AbortSignal, onText: (text: string) => void): Promise<void> {
    const answer = await fetch(this.#url + path, { headers: { cookie: this.#cookie }, signal });
    for await (const bytes of answer.body ?? []) onText(Buffer.from(bytes).toString());
  }

  /** Waits until every PBX node is connected. */
  async pbxConnected(limitMs = 20_000): Promise<void> {
    const until = Date.now() + limitMs;
    for (;;) {
      const { nodes } = await this.get<Dashboard>('/api/dashboard');
      if (nodes.length > 0 && nodes.every((node) => node.state === 'connected')) return;
      if (Date.now() > until) throw new Error(`The PBX is not connected: ${JSON.stringify(nodes)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const headers = { cookie: this.#cookie, 'x-csrf-token': this.#csrf, 'content-type': 'application/json' };
    const answer = await fetch(this.#url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
