import { attemptSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';

const fieldsSchema = z.record(z.string(), z.string());

/** Empty when they were cleared away because of their age. */
export function parseFields(json: string): Record<string, string> {
  if (json === '') return {};
  return fieldsSchema.parse(JSON.parse(json));
}

export function parsePhases(json: string) {
  return attemptSchema.shape.phases.parse(JSON.parse(json));
}

export function parseDetail(json: string | null) {
  return json === null ? null : attemptSchema.shape.detail.parse(JSON.parse(json));
}

export function parseResponse(json: string | null) {
  return json === null ? null : attemptSchema.shape.response.parse(JSON.parse(json));
}
