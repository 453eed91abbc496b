import type { NewReplay, ReplayJob, ReplayResult, StartReplay } from '@planfix-asterisk/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** The net under the live stream, which hints at each step. */
const lookAgainMs = 1_000;

/** Makes a plan, which sends nothing, each time it is asked for anew. Not below `replays`: hints must not make another. */
export const newPlanQuery = (replay: NewReplay) =>
  queryOptions({
    queryKey: ['replay-plan', replay],
    queryFn: ({ signal }) => api.post('/api/replays', { body: replay, signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

export async function startReplay(id: number, start: StartReplay): Promise<void> {
  await api.post('/api/replays/{id}/start', { path: { id: String(id) }, body: start });
}

const steering = {
  pause: '/api/replays/{id}/pause',
  resume: '/api/replays/{id}/resume',
  cancel: '/api/replays/{id}/cancel',
} as const;
export type Steering = keyof typeof steering;

export async function steerReplay(id: number, action: Steering): Promise<void> {
  await api.post(steering[action], { path: { id: String(id) } });
}

export const replayQuery = (id: number) =>
  queryOptions({
    queryKey: ['replays', 'one', id],
    queryFn: ({ signal }) => api.get('/api/replays/{id}', { path: { id: String(id) }, signal }),
    refetchInterval: ({ state }) => (state.data && isAtRest(state.data) ? false : lookAgainMs),
  });

export const replaysQuery = infiniteQueryOptions({
  queryKey: ['replays', 'list'],
  queryFn: ({ signal, pageParam }) => api.get('/api/replays', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => nextOf(page.next),
});

export const replayItemsQuery = (id: number, result: ReplayResult | undefined) =>
  infiniteQueryOptions({
    queryKey: ['replays', 'items', id, result],
    queryFn: ({ signal, pageParam }) =>
      api.get('/api/replays/{id}/items', {
        path: { id: String(id) },
        query: { result, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => nextOf(page.next),
  });

const nextOf = (next: string | null): number | null => (next === null ? null : Number(next));

/** Nothing about it changes any more by itself. */
function isAtRest({ state, queued, delivered, failed, expired }: ReplayJob): boolean {
  if (state === 'planning' || state === 'running') return false;
  return queued === delivered + failed + expired;
}
