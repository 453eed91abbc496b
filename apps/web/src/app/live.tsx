import type { Change } from '@planfix-asterisk/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { listenToChanges } from '../api/changes.ts';
import { sessionQuery } from '../api/session.ts';
import type { LiveState, Topic } from '../shared/live-hints.ts';
import { LiveContext } from '../shared/live-hints.ts';
import { HintCollector } from './hint-collector.ts';

/** A hint says which queries are stale; calls carry their deliveries, and every topic shows on the dashboard. */
const staleKeys: Record<Change['topic'], readonly string[]> = {
  calls: ['calls', 'status'],
  deliveries: ['deliveries', 'calls', 'status'],
  replays: ['replays'],
  'back-fills': ['back-fills'],
  status: ['status'],
  settings: ['settings', 'status', 'session'],
};
const isTopic = (text: string): text is Topic => Object.hasOwn(staleKeys, text);
const topics = Object.keys(staleKeys).filter(isTopic);

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [listeners] = useState(() => new Set<(topics: ReadonlySet<Topic>) => void>());
  useEffect(() => {
    const hints = new HintCollector<Topic>((stale) => {
      for (const key of new Set(stale.flatMap((topic) => staleKeys[topic])))
        void client.invalidateQueries({ queryKey: [key] });
      for (const listener of listeners) listener(new Set(stale));
    });
    let wasLost = false;
    const stop = listenToChanges({
      onChange: ({ topic }) => hints.add([topic]),
      onOpen: () => {
        setState('live');
        // Hints sent meanwhile are gone; everything on the page may be stale. The first time only what changes by itself may
        // have changed since the page was read.
        hints.add(topics.filter((topic) => wasLost || topic !== 'settings'));
        wasLost = false;
      },
      onLost: () => {
        setState('reconnecting');
        // The stream cannot say why it ended; a session that is over must bring the log-in back.
        if (!wasLost) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
        wasLost = true;
      },
    });
    return () => {
      stop();
      hints.stop();
    };
  }, [client, listeners]);
  const live = useMemo(
    () => ({
      state,
      subscribe: (listener: (topics: ReadonlySet<Topic>) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    }),
    [state, listeners],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}
