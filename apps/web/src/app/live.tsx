import type { Change } from '@planfix-asterisk/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState } from 'react';
import { listenToChanges } from '../api/changes.ts';
import { sessionQuery } from '../api/session.ts';
import { HintCollector } from './hint-collector.ts';

type LiveState = 'connecting' | 'live' | 'reconnecting';
const LiveContext = createContext<LiveState>('connecting');
export const useLive = (): LiveState => use(LiveContext);

/** A hint says which lists are stale; `calls` carry their deliveries, and every topic shows on the dashboard. */
const staleKeys: Record<Change['topic'], readonly string[]> = {
  calls: ['calls', 'status'],
  deliveries: ['deliveries', 'calls', 'status'],
  status: ['status'],
  settings: ['settings', 'status'],
};

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const hints = new HintCollector<string>((keys) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    });
    let wasLost = false;
    const stop = listenToChanges({
      onChange: ({ topic }) => hints.add(staleKeys[topic]),
      onOpen: () => {
        setState('live');
        // Hints sent meanwhile are gone; everything on the page may be stale.
        if (wasLost) hints.add(Object.keys(staleKeys));
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
  }, [client]);
  return <LiveContext value={state}>{children}</LiveContext>;
}
