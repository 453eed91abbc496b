import { randomBytes } from 'node:crypto';
import { changeSchema } from '@planfix-asterisk/contracts';
import type { Change, ChangeFeed } from '@planfix-asterisk/runtime';
import type { ChangeHints } from '../change-hints.ts';
import type { AnswerPeers, PeerAnswer, Peers } from '../peers.ts';
import type { StorageLog } from '../storage.ts';
import { readNotice, writeNotice } from './peer-notice.ts';
import type { PeerNotice } from './peer-notice.ts';
import { PeerQuestions } from './peer-questions.ts';
import { channel } from './postgres-session.ts';
import type { PostgresSession } from './postgres-session.ts';

interface PeersParts {
  readonly session: PostgresSession;
  readonly hints: ChangeHints;
  readonly feed: ChangeFeed | undefined;
  readonly log: StorageLog | undefined;
}

/** So many hints at once are one of each topic. */
const mostChanges = 40;

/** Says by NOTIFY what changed here, together what comes together, and hears by LISTEN what changed elsewhere. */
export class PostgresPeers implements Peers {
  readonly #parts: PeersParts;
  readonly #name = randomBytes(6).toString('hex');
  readonly #questions = new PeerQuestions(this.#name, (notice) => this.#notify(notice));
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #waiting = new Map<string, Change>();
  #isReady = false;
  #isTelling = false;

  constructor(parts: PeersParts) {
    this.#parts = parts;
    const { session, hints, feed } = parts;
    session.listen({
      notified: (payload) => void this.#hear(payload),
      connected: () => this.#mayHaveMissed(),
    });
    feed?.subscribeToOwn((change) => this.#say(change));
    hints.onReadyHere(() => {
      this.#isReady = true;
      void this.#tellAll();
    });
  }

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ask(question: string, body: unknown, { timeoutMs }: { timeoutMs: number }): Promise<PeerAnswer> {
    return this.#questions.ask(question, body, timeoutMs);
  }

  answer(question: string, answer: AnswerPeers): () => void {
    return this.#questions.answerWith(question, answer);
  }

  #say(change: Change): void {
    this.#waiting.set(`${change.topic} ${change.id ?? ''}`, change);
    void this.#tellAll();
  }

  /** What is not heard is made up for by a look now and then, and after each reconnect. */
  async #tellAll(): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      while (this.#isReady || this.#waiting.size > 0) {
        const changes = shortened([...this.#waiting.values()]);
        const isReady = this.#isReady;
        this.#isReady = false;
        this.#waiting.clear();
        await this.#notify({ says: 'changed', from: this.#name, isReady, changes });
      }
    } catch {
      this.#waiting.clear();
    } finally {
      this.#isTelling = false;
    }
  }

  async #notify(notice: PeerNotice): Promise<void> {
    await this.#parts.session.query('SELECT pg_notify($1, $2)', [channel, writeNotice(notice)]);
  }

  async #hear(payload: string): Promise<void> {
    const notice = readNotice(payload);
    if (notice === undefined || notice.from === this.#name) return;
    try {
      switch (notice.says) {
        case 'changed':
          this.#hearChanges(notice);
          break;
        case 'question':
          await this.#questions.hear(notice);
          break;
        case 'answer':
          this.#questions.hearAnswer(notice);
          break;
        default:
          throw new Error(`Unknown notice: ${String(notice satisfies never)}`);
      }
    } catch (error) {
      this.#parts.log?.warn({ event: 'peer-not-served', says: notice.says, error });
    }
  }

  #hearChanges({ isReady, changes }: Extract<PeerNotice, { says: 'changed' }>): void {
    if (isReady) this.#parts.hints.readyElsewhere();
    for (const change of changes) this.#pass(change);
  }

  #mayHaveMissed(): void {
    this.#parts.hints.readyElsewhere();
    for (const topic of changeSchema.shape.topic.options) this.#pass({ topic });
  }

  #pass(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function shortened(changes: Change[]): Change[] {
  if (changes.length <= mostChanges) return changes;
  return [...new Set(changes.map(({ topic }) => topic))].map((topic) => ({ topic }));
}
