import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { amiMessage } from './ami-wire.ts';
import { ActionLines, type ReceivedAction } from './received-action.ts';
import { refusal, success, type Answers, type ScriptedAnswer } from './standard-answers.ts';
import type { AmiHeaders } from './trace.ts';

/**
 * How the server treats its clients. `silent`: accepts and says nothing. `mute`: greets and answers nothing.
 * `garbage`: is no Asterisk. `frozen`: stops reading and writing on every link, as a peer whose cable was pulled.
 */
export type Mood = 'well' | 'silent' | 'mute' | 'garbage' | 'frozen';

export interface SessionScript {
  readonly username: string;
  readonly greeting: string;
  readonly answers: Answers;
  secret(): string;
  mood(): Mood;
  onAction(action: ReceivedAction): void;
}

const CHALLENGE = '840415273';

/** One client of the scripted Asterisk. */
export class ScriptedSession {
  readonly #socket: Socket;
  readonly #script: SessionScript;
  readonly #lines = new ActionLines();
  #loggedIn = false;

  constructor(socket: Socket, script: SessionScript) {
    this.#socket = socket;
    this.#script = script;
    socket.setNoDelay(true);
    socket.setEncoding('utf8');
    // A client that goes away in the middle of a write is part of many tests.
    socket.on('error', () => socket.destroy());
    socket.on('data', (text: string) => {
      for (const action of this.#lines.read(text)) this.#take(action);
    });
    if (script.mood() === 'garbage') this.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
    if (script.mood() === 'well' || script.mood() === 'mute') this.write(script.greeting);
  }

  get loggedIn(): boolean {
    return this.#loggedIn;
  }

  write(bytes: string | Uint8Array): void {
    if (this.#script.mood() !== 'frozen') this.#socket.write(bytes);
  }

  /** Writes in pieces of `size` bytes, each on its way before the next is written. */
  async writeInPieces(bytes: Uint8Array, size: number): Promise<void> {
    for (let at = 0; at < bytes.length; at += size) {
      await new Promise((written) => this.#socket.write(bytes.subarray(at, at + size), written));
      await nextTurn();
    }
  }

  /** Writes and cuts the link once the bytes are out. */
  writeAndCut(bytes: string | Uint8Array): void {
    this.#socket.write(bytes, () => this.#socket.destroy());
  }

  freeze(): void {
    this.#socket.pause();
  }

  #take(action: ReceivedAction): void {
    this.#script.onAction(action);
    if (this.#script.mood() !== 'well') return;
    if (action.name === 'login') {
      this.#login(action);
      return;
    }
    const answer = this.#answerTo(action);
    if (answer !== undefined) this.#answer(action, answer);
  }

  #answerTo(action: ReceivedAction): ScriptedAnswer | undefined {
    if (action.name === 'challenge') return success({ Challenge: CHALLENGE });
    if (!this.#loggedIn) return refusal('Permission denied');
    const answerOf = this.#script.answers[action.name] ?? (() => refusal('Invalid/unknown command'));
    return answerOf(action);
  }

  #login(action: ReceivedAction): void {
    if (!this.#knows(action)) {
      this.#answer(action, refusal('Authentication failed'));
      this.#socket.end();
      return;
    }
    this.#loggedIn = true;
    this.#answer(action, success({ Message: 'Authentication accepted' }));
    this.write(
      amiMessage({ Event: 'FullyBooted', Privilege: 'system,all', Uptime: '1', Status: 'Fully Booted' }),
    );
  }

  #knows(action: ReceivedAction): boolean {
    const { username } = this.#script;
    const secret = this.#script.secret();
    if (action.header('Username') !== username) return false;
    if (action.header('AuthType').toUpperCase() !== 'MD5') return action.header('Secret') === secret;
    const key = createHash('md5').update(`${CHALLENGE}${secret}`).digest('hex');
    return action.header('Key') === key;
  }

  #answer(action: ReceivedAction, { response, headers, events = [] }: ScriptedAnswer): void {
    const id = action.header('ActionID');
    const withId: AmiHeaders = id === '' ? {} : { ActionID: id };
    const messages = [
      amiMessage({ Response: response, ...withId, ...headers }),
      ...events.map(({ Event = '', ...rest }) => amiMessage({ Event, ...withId, ...rest })),
    ];
    this.write(messages.join(''));
  }
}
