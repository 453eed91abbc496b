import type { RecordingAccess, RecordingSample, RecordingSampleRequest } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf, api } from './client.ts';

export const recordingAddress = (callId: string, number: number): string =>
  addressOf('/api/calls/{callId}/recordings/{number}', { path: { callId, number } });

export async function lookForRecordings(callId: string): Promise<void> {
  await api.post('/api/calls/{callId}/recordings/retry', { path: { callId } });
}

export const recordingAccessQuery = queryOptions({
  queryKey: ['recording-access'],
  queryFn: ({ signal }) => api.get('/api/recordings', { signal }),
  staleTime: 0,
});

export const makeRecordingKey = (): Promise<RecordingAccess> => api.post('/api/recordings/key');

export const trySample = (wanted: RecordingSampleRequest): Promise<RecordingSample> =>
  api.post('/api/recordings/sample', { body: wanted });

/** Another address for each try, lest the browser plays the one before. */
export const sampleAddress = (at: number): string => `${addressOf('/api/recordings/sample')}?at=${at}`;
