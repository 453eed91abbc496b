import type { Call, CallFilter } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { LogSource } from '../shared/log/log-source.ts';
import type { PeriodFilter } from '../shared/period.ts';
import { timed } from '../shared/period.ts';
import { api } from './client.ts';

export const callsSource = (filter: CallFilter & PeriodFilter): LogSource<Call> => ({
  key: ['calls', filter],
  topic: 'calls',
  rowKey: ({ callId }) => callId,
  fetchPage: (place, signal) => api.get('/api/calls', { query: { ...timed(filter), ...place }, signal }),
});

export const callQuery = (callId: string) =>
  queryOptions({
    queryKey: ['calls', 'one', callId],
    queryFn: ({ signal }) => api.get('/api/calls/{callId}', { path: { callId }, signal }),
  });

const latestCount = 20;

export const latestCallsQuery = queryOptions({
  queryKey: ['calls', 'latest'],
  queryFn: ({ signal }) => api.get('/api/calls', { query: { limit: latestCount }, signal }),
});
