import type { Meaning, PlanfixAnswer } from '@planfix-asterisk/planfix';
import type { ClaimedDelivery, NewAttempt } from '@planfix-asterisk/storage';

interface TriedRequest {
  readonly delivery: ClaimedDelivery;
  readonly address: string;
  readonly startedAt: number;
  readonly answer: PlanfixAnswer;
  readonly meaning: Meaning;
}

/** An attempt as the log keeps it. */
export function attemptRecord({ delivery, address, startedAt, answer, meaning }: TriedRequest): NewAttempt {
  const { connect, firstByte, total } = answer.phases;
  const { status, headers, body, bodyCut } = answer;
  return {
    ...askedBy(delivery),
    startedAt,
    durationMs: total,
    phases: {
      queue: delivery.tries === 0 ? Math.max(0, startedAt - delivery.queuedAt) : null,
      connect,
      firstByte,
    },
    request: { url: address, body: bodyWithoutToken(delivery.fields) },
    response: status === undefined ? null : { status, headers: { ...headers }, body, bodyCut },
    outcome: meaning.outcome,
    cause: meaning.cause,
    detail: meaning.detail,
  };
}

/** A request that had no answer when the connector was stopped. */
export function brokenOffAttempt(
  request: Pick<TriedRequest, 'delivery' | 'address' | 'startedAt'>,
  now: number,
) {
  const total = now - request.startedAt;
  return attemptRecord({
    ...request,
    answer: {
      sent: 'yes',
      headers: {},
      body: '',
      bodyCut: false,
      phases: { connect: null, firstByte: null, total },
    },
    meaning: {
      outcome: 'ambiguous',
      cause: 'interrupted',
      retry: 'yes',
      detail: { code: 'stopped-before-answer', values: {} },
    },
  });
}

/** Only the first try of a replay was asked for by a person; its retries come by themselves. */
function askedBy({
  actor,
  reason,
  jobId,
  tries,
}: ClaimedDelivery): Pick<NewAttempt, 'trigger' | 'actor' | 'reason' | 'jobId'> {
  if (actor === null || tries > 0) return { trigger: 'auto', actor: null, reason: null, jobId: null };
  return { trigger: jobId === null ? 'manual' : 'bulk', actor, reason, jobId };
}

function bodyWithoutToken(fields: ClaimedDelivery['fields']): string {
  return `${new URLSearchParams(fields).toString()}&planfix_token=[token]`;
}
