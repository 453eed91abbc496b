import type { MessageEvent } from '@nestjs/common';
import type { ChangeFeed } from '@planfix-asterisk/runtime';
import { Observable, Subject, map, merge, takeUntil, timer } from 'rxjs';
import { ApiProblem } from '../http/api-problem.ts';

/** Proxies close a stream that is silent for a minute. */
const heartbeatMs = 20_000;
/** Then the browser connects again and its session is checked anew. */
const longestStreamMs = 15 * 60_000;
/** Each costs a socket; far more than people who look at one panel. */
const mostStreams = 100;

/** The live streams of the panel: hints that something changed, never the data itself. */
export class ChangeStreams {
  readonly #feed: ChangeFeed;
  readonly #limit: number;
  readonly #closing = new Subject<void>();
  #open = 0;

  constructor(feed: ChangeFeed, limit = mostStreams) {
    this.#feed = feed;
    this.#limit = limit;
  }

  open(): Observable<MessageEvent> {
    if (this.#open >= this.#limit) {
      throw new ApiProblem('too-many-streams', 'Too many panels are open; close some of them.', {
        retryAfterS: 30,
      });
    }
    const hints = new Observable<MessageEvent>((subscriber) => {
      this.#open += 1;
      const unsubscribe = this.#feed.subscribe((change) => subscriber.next({ data: change }));
      return () => {
        unsubscribe();
        this.#open -= 1;
      };
    });
    // The first one at once: the browser takes the stream for open when something comes.
    const heartbeats = timer(0, heartbeatMs).pipe(map((): MessageEvent => ({ comment: 'here' })));
    return merge(hints, heartbeats).pipe(takeUntil(timer(longestStreamMs)), takeUntil(this.#closing));
  }

  get count(): number {
    return this.#open;
  }

  /** Ends all streams, so that the server can stop. */
  close(): void {
    this.#closing.next();
    this.#closing.complete();
  }
}
