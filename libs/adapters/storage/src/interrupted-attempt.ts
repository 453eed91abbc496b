import type { NewAttempt } from './delivery-store.ts';
import { parseFields } from './stored-json.ts';

/** What can be said of an attempt whose process ended before its outcome: it may have arrived. */
export function interruptedAttempt(fields: string, claimedAt: number): NewAttempt {
  return {
    trigger: 'auto',
    actor: null,
    reason: null,
    startedAt: claimedAt,
    durationMs: 0,
    phases: { queue: null, connect: null, firstByte: null },
    request: { url: '', body: new URLSearchParams(parseFields(fields)).toString() },
    response: null,
    outcome: 'ambiguous',
    cause: 'interrupted',
    detail: { code: 'crashed-before-answer', values: {} },
    jobId: null,
  };
}
