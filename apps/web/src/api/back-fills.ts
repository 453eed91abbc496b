import type { BackFill, NewBackFill, RecordsCheck } from '@planfix-asterisk/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** The net under the live stream, which hints at each step. */
const lookAgainMs = 2_000;

/** Without an address: the one that is saved. */
export const checkRecords = (url: string | undefined): Promise<RecordsCheck> =>
  api.post('/api/call-records/check', { body: { url } });

export const planBackFill = (span: NewBackFill): Promise<BackFill> =>
  api.post('/api/back-fills', { body: span });

const steering = {
  start: '/api/back-fills/{id}/start',
  pause: '/api/back-fills/{id}/pause',
  resume: '/api/back-fills/{id}/resume',
  cancel: '/api/back-fills/{id}/cancel',
} as const;
export type BackFillSteering = keyof typeof steering;

export async function steerBackFill(id: number, action: BackFillSteering): Promise<void> {
  await api.post(steering[action], { path: { id: String(id) } });
}

export const backFillQuery = (id: number) =>
  queryOptions({
    queryKey: ['back-fills', 'one', id],
    queryFn: ({ signal }) => api.get('/api/back-fills/{id}', { path: { id: String(id) }, signal }),
    refetchInterval: ({ state }) => (state.data && isAtRest(state.data) ? false : lookAgainMs),
  });

export const backFillsQuery = infiniteQueryOptions({
  queryKey: ['back-fills', 'list'],
  queryFn: ({ signal, pageParam }) => api.get('/api/back-fills', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => (page.next === null ? null : Number(page.next)),
});

const isAtRest = ({ state }: BackFill): boolean => !['planning', 'running', 'settling'].includes(state);
