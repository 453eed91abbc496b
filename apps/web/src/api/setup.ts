import type {
  AnalyticsCheck,
  AnalyticsCheckRequest,
  NumberCheck,
  NumberCheckRequest,
  PbxCheck,
  PbxCheckRequest,
  PlanfixCheck,
  PlanfixCheckRequest,
  SetupChange,
  SetupProgress,
} from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const setupProgressQuery = queryOptions({
  queryKey: ['setup-progress'],
  queryFn: ({ signal }) => api.get('/api/setup/progress', { signal }),
});

export const changeSetup = (change: SetupChange): Promise<SetupProgress> =>
  api.post('/api/setup/progress', { body: change });

/** Asks the PBX each time: what is set up there changes while somebody stands in between. */
export const suggestionsQuery = queryOptions({
  queryKey: ['suggestions'],
  queryFn: ({ signal }) => api.get('/api/suggestions', { signal }),
  staleTime: 0,
  gcTime: 0,
  refetchOnWindowFocus: false,
});

export const checkPlanfix = (wanted: PlanfixCheckRequest): Promise<PlanfixCheck> =>
  api.post('/api/planfix/check', { body: wanted });

export const checkPbx = (node: PbxCheckRequest): Promise<PbxCheck> =>
  api.post('/api/pbx/check', { body: node });

export const checkNumber = (asked: NumberCheckRequest, signal?: AbortSignal): Promise<NumberCheck> =>
  api.post('/api/numbers/check', { body: asked, ...(signal && { signal }) });

export const checkAnalytics = (asked: AnalyticsCheckRequest, signal?: AbortSignal): Promise<AnalyticsCheck> =>
  api.post('/api/analytics/check', { body: asked, ...(signal && { signal }) });
