import { randomUUID } from 'node:crypto';
import type { AnswerPeers, PeerAnswer } from '../peers.ts';
import type { PeerNotice } from './peer-notice.ts';

type Question = Extract<PeerNotice, { says: 'question' }>;
type Answer = Extract<PeerNotice, { says: 'answer' }>;

/** Questions on their way, and who answers which here. */
export class PeerQuestions {
  readonly #name: string;
  readonly #say: (notice: PeerNotice) => Promise<void>;
  readonly #open = new Map<string, (answer: PeerAnswer) => void>();
  readonly #answers = new Map<string, AnswerPeers>();

  constructor(name: string, say: (notice: PeerNotice) => Promise<void>) {
    this.#name = name;
    this.#say = say;
  }

  async ask(question: string, body: unknown, timeoutMs: number): Promise<PeerAnswer> {
    const id = randomUUID();
    const answered = Promise.withResolvers<PeerAnswer>();
    const timer = setTimeout(() => answered.resolve({ status: 'nobody' }), timeoutMs);
    this.#open.set(id, answered.resolve);
    try {
      await this.#say({ says: 'question', from: this.#name, id, question, body });
      return await answered.promise;
    } finally {
      clearTimeout(timer);
      this.#open.delete(id);
    }
  }

  answerWith(question: string, answer: AnswerPeers): () => void {
    this.#answers.set(question, answer);
    return () => this.#answers.delete(question);
  }

  async hear({ id, question, body, from }: Question): Promise<void> {
    const answer = await this.#answers.get(question)?.(body);
    if (answer !== undefined) {
      await this.#say({ says: 'answer', from: this.#name, to: from, id, body: answer });
    }
  }

  hearAnswer({ id, to, body }: Answer): void {
    if (to === this.#name) this.#open.get(id)?.({ status: 'answered', body });
  }
}
