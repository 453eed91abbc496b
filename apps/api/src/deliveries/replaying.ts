import type { RequeueOutcome, SkipOutcome } from '@planfix-asterisk/storage';

interface By {
  readonly actor: string;
  readonly reason: string;
  readonly address: string;
}

/** What people do to single messages. */
export interface MessageActions {
  replay(id: number, by: By): Promise<RequeueOutcome>;
  skip(id: number, by: By): Promise<SkipOutcome>;
}

/** The same as Nest can inject it; a type alone is no token. */
export abstract class Replaying implements MessageActions {
  abstract replay: MessageActions['replay'];
  abstract skip: MessageActions['skip'];
}
