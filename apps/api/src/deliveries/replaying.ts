import type { RequeueOutcome } from '@planfix-asterisk/storage';

export type ReplayMessage = (
  id: number,
  by: { actor: string; reason: string; address: string },
) => Promise<RequeueOutcome>;

/** The replay of messages as Nest can inject it; a type alone is no token. */
export abstract class Replaying {
  abstract replay: ReplayMessage;
}
