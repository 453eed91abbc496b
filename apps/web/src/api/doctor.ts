import type { DoctorReport } from '@planfix-asterisk/contracts';
import { addressOf, api } from './client.ts';

export const examine = (): Promise<DoctorReport> => api.post('/api/doctor');

export const diagnosticsAddress = addressOf('/api/diagnostics');
