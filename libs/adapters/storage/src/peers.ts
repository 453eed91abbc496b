import type { Change } from '@planfix-asterisk/runtime';

/** `nobody`: no process has the matter in hand, or none answered in time; what was asked for may have been done. */
export type PeerAnswer =
  { readonly status: 'answered'; readonly body: unknown } | { readonly status: 'nobody' };

/** Of the process that has the matter in hand; one that has not returns nothing and stays silent. */
export type AnswerPeers = (body: unknown) => Promise<unknown> | undefined;

/** The other processes on the same database. What they change is heard here, what this one changes is heard there. */
export interface Peers {
  /**
   * Hints of the others; after the connection was lost, one of each kind, since some may have been missed. Returns the
   * function that ends it.
   */
  listen(listener: (change: Change) => void): () => void;
  /** Asked once, never again by itself: an order to ring a phone must not come late or twice. */
  ask(question: string, body: unknown, options: { readonly timeoutMs: number }): Promise<PeerAnswer>;
  /** Returns the function that ends it. */
  answer(question: string, answer: AnswerPeers): () => void;
}

export const noPeers: Peers = {
  listen: () => () => undefined,
  ask: () => Promise.resolve({ status: 'nobody' }),
  answer: () => () => undefined,
};
