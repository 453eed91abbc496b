import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { LookupSettings } from '@planfix-asterisk/contracts';
import type { Logger } from '@planfix-asterisk/runtime';
import { serveAgi } from './agi-session.ts';
import type { AgiDesk } from './agi-session.ts';

type AgiSettings = LookupSettings['agi'];

export interface AgiState {
  readonly state: 'off' | 'listening' | 'failed';
  /** Why it does not listen, e.g. EADDRINUSE. */
  readonly reason: string | null;
}

/** More calls at once than any PBX of this size has; the rest goes on without an answer. */
const mostSessions = 200;
const retryMs = 30_000;

/** FastAGI for Asterisk without FreePBX; listens where the settings say, on this machine unless they say otherwise. */
export class AgiServer {
  readonly #desk: AgiDesk;
  readonly #log: Logger;
  readonly #sockets = new Set<Socket>();
  #settings: AgiSettings | undefined;
  #server: Server | undefined;
  #state: AgiState = { state: 'off', reason: null };
  #retry: NodeJS.Timeout | undefined;
  #changing: Promise<void> = Promise.resolve();

  constructor(desk: AgiDesk, log: Logger) {
    this.#desk = desk;
    this.#log = log;
  }

  get state(): AgiState {
    return this.#state;
  }

  /** One change after another. */
  apply(settings: AgiSettings): Promise<void> {
    this.#changing = this.#changing.then(async () => {
      if (isDeepStrictEqual(settings, this.#settings)) return;
      this.#settings = settings;
      await this.#close();
      if (settings.enabled) await this.#listen(settings);
    });
    return this.#changing;
  }

  async stop(): Promise<void> {
    await this.#changing;
    await this.#close();
  }

  async #listen(settings: AgiSettings): Promise<void> {
    const { host, port } = settings;
    const server = createServer((socket) => this.#accept(socket));
    this.#server = server;
    const failure = await new Promise<Error | undefined>((resolve) => {
      server.on('error', resolve);
      server.listen(port, host, () => resolve(undefined));
    });
    if (failure === undefined) {
      this.#state = { state: 'listening', reason: null };
      return;
    }
    const reason = 'code' in failure ? String(failure.code) : failure.message;
    this.#state = { state: 'failed', reason };
    this.#log.error({ event: 'agi-does-not-listen', host, port, reason });
    // Another process of ours may hold the place and go one day.
    this.#retry = setTimeout(() => {
      this.#changing = this.#changing.then(async () => {
        if (this.#settings === settings) await this.#listen(settings);
      });
    }, retryMs).unref();
  }

  #accept(socket: Socket): void {
    if (this.#sockets.size >= mostSessions) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    // A caller who hangs up meanwhile is nothing to tell.
    socket.on('error', () => socket.destroy());
    serveAgi(socket, this.#desk).catch((error: unknown) => {
      this.#log.warn({ event: 'agi-session-failed', error });
      socket.destroy();
    });
  }

  async #close(): Promise<void> {
    clearTimeout(this.#retry);
    const server = this.#server;
    this.#server = undefined;
    this.#state = { state: 'off', reason: null };
    for (const socket of this.#sockets) socket.destroy();
    if (server?.listening !== true) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }
}
