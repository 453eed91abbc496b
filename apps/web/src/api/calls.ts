import type { CallFilter } from '@planfix-asterisk/contracts';
import { callDetailSchema, callPageSchema } from '@planfix-asterisk/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryString, request } from './client.ts';

export const callsQuery = (filter: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ['calls', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      request(callPageSchema, `/api/calls${queryString({ ...filter, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const callQuery = (callId: string) =>
  queryOptions({
    queryKey: ['calls', 'one', callId],
    queryFn: ({ signal }) =>
      request(callDetailSchema, `/api/calls/${encodeURIComponent(callId)}`, { signal }),
  });
