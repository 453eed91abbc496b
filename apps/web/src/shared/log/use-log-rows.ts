import { keepPreviousData, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { GridStream } from '../grid/grid-viewport.tsx';
import { useHints } from '../live-hints.ts';
import { LogReader } from './log-reader.ts';
import type { LogSource } from './log-source.ts';
import { firstWindow, newsCount, olderPlace, pageRows, rowsOf, withNewsShown } from './row-window.ts';

interface Place {
  readonly at: number | undefined;
  readonly isTailing: boolean;
}

/** How far one had scrolled each log, for the way back from one of its rows. */
const offsets = new Map<string, number>();

/**
 * The rows of a log page: a window on millions that grows where one scrolls, follows the live stream at the top, and
 * is still there, at the same place, when one comes back from a row.
 */
export function useLogRows<Row>(source: LogSource<Row>, { at, isTailing }: Place) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [beginnings, setBeginnings] = useState(0);
  const key = useMemo(() => ['log', ...source.key, at ?? null], [source, at]);
  const reader = useMemo(
    () => new LogReader({ client, key, source, onFailure: setFailure }),
    [client, key, source],
  );
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      firstWindow(await source.fetchPage({ at, limit: pageRows }, signal), at === undefined),
    staleTime: Infinity,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
  const isReading = useIsFetching({ queryKey: key }) > 0;
  const window = query.isPlaceholderData ? undefined : query.data;
  const rows = useMemo(() => (query.data ? rowsOf(query.data) : []), [query.data]);

  useHints(source.topic, () => void reader.refresh({ isTailing }));
  // Rows kept from an earlier visit may be old.
  const refreshOld = useEffectEvent(() => void reader.refresh({ isTailing }));
  useEffect(() => refreshOld(), [reader]);
  // What has just come may not reach beyond what is in sight; after a failure one asks again by hand.
  const isWell = failure === null;
  useEffect(() => {
    if (isWell) reader.growAt();
  }, [reader, rows, isWell]);

  const placeKey = JSON.stringify(key);
  const hasOlder = window !== undefined && olderPlace(window) !== null;
  const stream: GridStream = {
    isFollowing: isTailing,
    isComplete: window !== undefined && window.isAtTop && !hasOlder,
    initialOffset: offsets.get(placeKey) ?? 0,
    onLook: (look) => {
      offsets.set(placeKey, look.offset);
      if (isWell) reader.growAt(look);
    },
  };
  return {
    rows,
    stream,
    /** Changes when the grid is to begin anew at its place. */
    viewKey: `${placeKey} ${beginnings}`,
    hasOlder,
    isAtTop: window?.isAtTop ?? true,
    news: window ? newsCount(window) : 0,
    isOverrun: window?.isOverrun ?? false,
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    isReading,
    failure: query.error ?? failure,
    refresh: () => void (query.isError ? query.refetch() : reader.refresh({ isTailing })),
    /** Shows what has come; the whole top anew where too much has. */
    showNews: () => {
      if (window?.isOverrun || !window?.isAtTop) void query.refetch();
      else reader.change(withNewsShown);
      offsets.delete(placeKey);
      setBeginnings((count) => count + 1);
    },
  };
}
