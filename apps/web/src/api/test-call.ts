import type { TestCall, TestCallRequest } from '@planfix-asterisk/contracts';
import { api } from './client.ts';

export const makeTestCall = (wanted: TestCallRequest): Promise<TestCall> =>
  api.post('/api/test-call', { body: wanted });
