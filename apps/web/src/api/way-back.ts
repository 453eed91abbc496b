import type {
  ClickTest,
  ClickTestRequest,
  DialCheck,
  DialCheckRequest,
  LookupAccess,
  LookupTest,
} from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const checkDialling = (asked: DialCheckRequest, signal?: AbortSignal): Promise<DialCheck> =>
  api.post('/api/click-to-call/check', { body: asked, ...(signal && { signal }) });

export const testClick = (wanted: ClickTestRequest): Promise<ClickTest> =>
  api.post('/api/click-to-call/test', { body: wanted });

export const lookupAccessQuery = queryOptions({
  queryKey: ['lookup-access'],
  queryFn: ({ signal }) => api.get('/api/lookup', { signal }),
  staleTime: 0,
});

export const makeLookupKey = (): Promise<LookupAccess> => api.post('/api/lookup/key');

export const testLookup = (number: string): Promise<LookupTest> =>
  api.post('/api/lookup/test', { body: { number } });
