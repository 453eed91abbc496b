import type { Change } from '@planfix-asterisk/contracts';
import { createContext, use, useEffect, useEffectEvent } from 'react';

export type LiveState = 'connecting' | 'live' | 'reconnecting';
export type Topic = Change['topic'];

interface Live {
  readonly state: LiveState;
  /** Tells of topics whose rows may have changed, gathered over a moment. Returns the function that ends it. */
  readonly subscribe: (listener: (topics: ReadonlySet<Topic>) => void) => () => void;
}
export const LiveContext = createContext<Live>({ state: 'connecting', subscribe: () => () => undefined });

export const useLive = (): LiveState => use(LiveContext).state;

/** For pages that keep their own rows; what is read by a query is refreshed without it. */
export function useHints(topic: Topic, onHint: () => void): void {
  const { subscribe } = use(LiveContext);
  const hear = useEffectEvent((topics: ReadonlySet<Topic>) => {
    if (topics.has(topic)) onHint();
  });
  useEffect(() => subscribe((topics) => hear(topics)), [subscribe]);
}
