import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { amiMessage } from './ami-wire.ts';
import { LiveChannels } from './live-channels.ts';
import { playTrace, type PlayOptions } from './play-trace.ts';
import type { ReceivedAction } from './received-action.ts';
import { ScriptedSession, type Mood } from './scripted-session.ts';
import { standardAnswers, type Answers } from './standard-answers.ts';
import type { AmiHeaders, TraceEvent } from './trace.ts';

export interface ScriptedAsteriskOptions {
  readonly username?: string;
  readonly secret?: string;
  /** 0 (a free one) unless a test brings the server back where it was. */
  readonly port?: number;
  readonly version?: string;
  readonly greeting?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Replace or add answers, by the action's name in lower case. */
  readonly answers?: Answers;
}

/** An AMI server on the loopback for tests and the demo; real sockets, scripted answers, bad manners on command. */
export class ScriptedAsterisk {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #sessions = new Set<ScriptedSession>();
  readonly #channels = new LiveChannels();
  readonly #stopping = new AbortController();
  readonly #answers: Answers;
  #mood: Mood = 'well';

  /** Every action received, logins included, from all clients in order. */
  readonly actions: ReceivedAction[] = [];
  /** TCP connections accepted so far. */
  accepted = 0;
  /** Of every later login. */
  secret: string;

  static async start(options: ScriptedAsteriskOptions = {}): Promise<ScriptedAsterisk> {
    const asterisk = new ScriptedAsterisk(options);
    asterisk.#server.listen(options.port ?? 0, '127.0.0.1');
    await once(asterisk.#server, 'listening');
    return asterisk;
  }

  private constructor(options: ScriptedAsteriskOptions) {
    const { username = 'planfix', secret = 'amp111', version = '16.28.0', tls } = options;
    this.secret = secret;
    this.#answers = { ...standardAnswers(this.#channels, version), ...options.answers };
    const greeting = options.greeting ?? 'Asterisk Call Manager/5.0.4\r\n';
    const accept = (socket: Socket): void => this.#accept(socket, { username, greeting });
    this.#server = tls === undefined ? createServer(accept) : createTlsServer(tls, accept);
    // Of every link, also of one whose TLS handshake never ends.
    this.#server.on('connection', (socket) => {
      this.accepted += 1;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Links open now. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Clients logged in now. */
  get clients(): number {
    return [...this.#sessions].filter((session) => session.loggedIn).length;
  }

  /** Holds for new links at once; `frozen` stops the open ones too, and they are gone when it ends. */
  set mood(mood: Mood) {
    if (this.#mood === 'frozen') this.dropAll();
    this.#mood = mood;
    if (mood === 'frozen') for (const session of this.#sessions) session.freeze();
  }

  /** Actions received with this name. */
  received(name: string): ReceivedAction[] {
    return this.actions.filter((action) => action.name === name.toLowerCase());
  }

  /** Sends an event (or any message) to every client logged in. */
  send(...messages: readonly AmiHeaders[]): void {
    for (const headers of messages) this.#channels.see(headers);
    this.sendRaw(messages.map(amiMessage).join(''));
  }

  sendRaw(bytes: string | Uint8Array): void {
    for (const session of this.#sessions) if (session.loggedIn) session.write(bytes);
  }

  /** Sends with cuts after every `size` bytes, in the middle of lines and letters. */
  async sendInPieces(text: string, size: number): Promise<void> {
    const bytes = Buffer.from(text);
    const clients = [...this.#sessions].filter((session) => session.loggedIn);
    await Promise.all(clients.map((session) => session.writeInPieces(bytes, size)));
  }

  /** Sends the first bytes only and cuts every link: the link dies in the middle of a message. */
  sendAndCut(bytes: string | Uint8Array): void {
    for (const session of this.#sessions) session.writeAndCut(bytes);
  }

  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Sends a recording with its distances divided by `speed`; ends early when the server stops. */
  async playTrace(events: readonly TraceEvent[], options: PlayOptions = {}): Promise<void> {
    const signals = options.signal === undefined ? [] : [options.signal];
    const signal = AbortSignal.any([this.#stopping.signal, ...signals]);
    await playTrace(events, (headers) => this.send(headers), { ...options, signal });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.dropAll();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket, { username, greeting }: { username: string; greeting: string }): void {
    const session = new ScriptedSession(socket, {
      username,
      secret: () => this.secret,
      greeting,
      answers: this.#answers,
      mood: () => this.#mood,
      onAction: (action) => void this.actions.push(action),
    });
    this.#sessions.add(session);
    socket.on('close', () => this.#sessions.delete(session));
  }
}
