import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callQuery, latestCallsQuery } from '../../api/calls.ts';

/** The net under the live stream. */
const lookEveryMs = 3_000;

/** The first call after this was mounted, with its messages, live. Known by its id: the clocks of browser and server may differ. */
export function useFirstNewCall() {
  const list = useQuery({ ...latestCallsQuery, refetchInterval: lookEveryMs, refetchOnMount: 'always' });
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const ids = list.isFetchedAfterMount ? list.data?.items.map(({ callId }) => callId) : undefined;
  if (known === null && ids !== undefined) setKnown(new Set(ids));
  const first = known === null ? undefined : ids?.findLast((callId) => !known.has(callId));
  const [followed, setFollowed] = useState<string | null>(null);
  if (followed === null && first !== undefined) setFollowed(first);
  const call = useQuery({
    ...callQuery(followed ?? ''),
    enabled: followed !== null,
    refetchInterval: lookEveryMs,
  });
  return { call: call.data, isReady: known !== null, error: list.error ?? call.error };
}
