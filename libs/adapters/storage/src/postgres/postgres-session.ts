import { Socket } from 'node:net';
import pg from 'pg';
import type { QueryResultRow } from 'pg';
import { StoreError } from '../store-error.ts';
import type { StorageLog } from '../storage.ts';
import { connectionOptions } from './connection-options.ts';
import { DatabaseClock } from './database-clock.ts';

/**
 * A beat comes every `beatMs`. Without an answer to one for `holdMs`, counted from its sending, this side takes the session
 * for lost; the server ends a session that says nothing for `serverHoldMs`, which is later. So what the session holds
 * is given up here before anybody else can get it.
 */
const sessionTiming = { beatMs: 1_500, holdMs: 5_000, serverHoldMs: 6_500, retryMs: 1_000 } as const;

export interface SessionListener {
  readonly connected?: () => void;
  readonly lost?: () => void;
  readonly notified?: (payload: string) => void;
}

export const channel = 'planfix_asterisk';

/** The one connection of this process that stays: it hears what other processes say, and holds this process' locks. */
export class PostgresSession {
  readonly clock = new DatabaseClock();
  readonly #url: string;
  readonly #log: StorageLog | undefined;
  readonly #listeners = new Set<SessionListener>();
  #client: pg.Client | undefined;
  #socket: Socket | undefined;
  #beating: NodeJS.Timeout | undefined;
  #holding: NodeJS.Timeout | undefined;
  #retrying: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string, log: StorageLog | undefined) {
    this.#url = url;
    this.#log = log;
  }

  /** The first connection; throws if it does not come off. Later ones are tried again and again. */
  async start(): Promise<void> {
    await this.#connect();
  }

  get isConnected(): boolean {
    return this.#client !== undefined;
  }

  listen(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async query<R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    const client = this.#client;
    if (client === undefined) throw new StoreError('failing', 'The session with PostgreSQL is lost for now');
    return (await client.query<R>(text, values)).rows;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retrying);
    const [client, socket] = [this.#client, this.#socket];
    this.#forget();
    // A server that is out of reach does not answer the good-bye.
    const goodBye = setTimeout(() => socket?.destroy(), sessionTiming.retryMs);
    await client?.end();
    clearTimeout(goodBye);
  }

  async #connect(): Promise<void> {
    const socket = new Socket();
    const client = new pg.Client({
      ...connectionOptions(this.#url),
      query_timeout: sessionTiming.holdMs,
      stream: () => socket,
    });
    client.on('error', (error) => this.#lose(client, error));
    client.on('end', () => this.#lose(client, undefined));
    client.on('notification', ({ payload = '' }) => this.#tell(({ notified }) => notified?.(payload)));
    try {
      await client.connect();
      await client.query(`SET idle_session_timeout = ${sessionTiming.serverHoldMs}; LISTEN ${channel}`);
      this.#client = client;
      this.#socket = socket;
      await this.#beat(client);
    } catch (error) {
      this.#forget();
      socket.destroy();
      throw error;
    }
    if (this.#isClosed) return void client.end();
    this.#tell(({ connected }) => connected?.());
  }

  async #beat(client: pg.Client): Promise<void> {
    const sentAt = performance.now();
    const { rows } = await client.query<{ now: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
    );
    if (client !== this.#client) return;
    this.clock.measured(rows[0]?.now ?? Date.now(), performance.now() - sentAt);
    clearTimeout(this.#holding);
    const left = sentAt + sessionTiming.holdMs - performance.now();
    this.#holding = setTimeout(() => this.#lose(client, undefined), left).unref();
    this.#beating = setTimeout(() => void this.#beatAgain(client), sessionTiming.beatMs).unref();
  }

  async #beatAgain(client: pg.Client): Promise<void> {
    try {
      await this.#beat(client);
    } catch (error) {
      this.#lose(client, error);
    }
  }

  #lose(client: pg.Client, error: unknown): void {
    if (client !== this.#client) return;
    this.#socket?.destroy();
    this.#forget();
    this.#log?.warn({ event: 'postgres-session-lost', error });
    this.#tell(({ lost }) => lost?.());
    this.#tryAgain();
  }

  #forget(): void {
    clearTimeout(this.#beating);
    clearTimeout(this.#holding);
    this.#client = undefined;
    this.#socket = undefined;
  }

  #tryAgain(): void {
    if (this.#isClosed) return;
    this.#retrying = setTimeout(() => {
      this.#connect().catch(() => this.#tryAgain());
    }, sessionTiming.retryMs).unref();
  }

  #tell(what: (listener: SessionListener) => void): void {
    for (const listener of this.#listeners) what(listener);
  }
}
