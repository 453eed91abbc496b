import { AmiLinkError, type LinkFailure } from './ami-link-error.ts';
import type { AmiPeer } from './ami-transport.ts';

export type LinkStage = 'connecting' | 'securing' | 'greeting' | 'logging-in' | 'open' | 'closed';

const STAGES: Record<LinkStage, { readonly failure: LinkFailure; readonly doing: string }> = {
  connecting: { failure: 'unreachable', doing: 'connecting' },
  securing: { failure: 'tls', doing: 'agreeing on TLS' },
  greeting: { failure: 'no-answer', doing: 'waiting for the greeting' },
  'logging-in': { failure: 'no-answer', doing: 'logging in' },
  open: { failure: 'lost', doing: 'connected' },
  closed: { failure: 'lost', doing: 'closed' },
};

interface LinkLifeOptions {
  readonly openMs: number;
  /** Releases the socket; called once, at the end. */
  readonly release: () => void;
  readonly onClose: (failure: AmiLinkError) => void;
}

/** What all transports share: stages, the deadline of the opening, and an end that is told exactly once. */
export class LinkLife {
  readonly #options: LinkLifeOptions;
  readonly #opened = Promise.withResolvers<AmiPeer>();
  readonly #deadline: NodeJS.Timeout;
  #stage: LinkStage = 'connecting';

  constructor(options: LinkLifeOptions) {
    this.#options = options;
    this.#deadline = setTimeout(() => this.fail(`no answer within ${options.openMs} ms`), options.openMs);
  }

  get opened(): Promise<AmiPeer> {
    return this.#opened.promise;
  }

  get stage(): LinkStage {
    return this.#stage;
  }

  advance(stage: 'securing' | 'greeting' | 'logging-in'): void {
    if (this.#stage !== 'closed') this.#stage = stage;
  }

  succeed(peer: AmiPeer): void {
    if (this.#stage === 'closed') return;
    clearTimeout(this.#deadline);
    this.#stage = 'open';
    this.#opened.resolve(peer);
  }

  /** Ends the link for the reason its stage suggests. */
  fail(detail: string, cause?: unknown): void {
    const { failure, doing } = STAGES[this.#stage];
    const where = this.#stage === 'open' ? detail : `${doing}: ${detail}`;
    this.end(new AmiLinkError(failure, where, { cause }));
  }

  end(failure: AmiLinkError): void {
    if (this.#stage === 'closed') return;
    const wasOpen = this.#stage === 'open';
    clearTimeout(this.#deadline);
    this.#stage = 'closed';
    this.#options.release();
    if (wasOpen) this.#options.onClose(failure);
    else this.#opened.reject(failure);
  }
}

/** What the network says. A host with several addresses fails with one error each and no words of its own. */
export function networkDetail(error: Error): string {
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
  return errors.map((one) => (one instanceof Error ? one.message : String(one))).join('; ');
}
