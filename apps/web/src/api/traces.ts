import type { TraceRequest, Traces } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf, api } from './client.ts';

export const tracesQuery = queryOptions({
  queryKey: ['traces'],
  queryFn: ({ signal }) => api.get('/api/traces', { signal }),
  staleTime: 0,
  // While something is being recorded its size is worth watching.
  refetchInterval: ({ state }) => (state.data?.running ? 2_000 : false),
});

export const callInTraceQuery = (name: string, callId: string) =>
  queryOptions({
    queryKey: ['traces', name, callId],
    queryFn: ({ signal }) => api.get('/api/traces/{name}/calls/{callId}', { path: { name, callId }, signal }),
    // What is recorded does not change.
    staleTime: Infinity,
  });

export const startTrace = (request: TraceRequest): Promise<Traces> =>
  api.post('/api/traces', { body: request });
export const stopTrace = (): Promise<Traces> => api.post('/api/traces/stop');

export async function removeTrace(name: string): Promise<void> {
  await api.delete('/api/traces/{name}', { path: { name } });
}

export const traceAddress = (name: string): string => addressOf('/api/traces/{name}', { path: { name } });

/** A recording as the player takes it. */
export async function fetchTrace(name: string): Promise<File> {
  const answer = await fetch(traceAddress(name));
  if (!answer.ok) throw new Error(`The trace could not be fetched: ${answer.status}`);
  return new File([await answer.blob()], `${name}.jsonl`);
}
