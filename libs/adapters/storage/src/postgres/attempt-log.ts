import type { ClientBase } from 'pg';
import type { FinalState, NewAttempt } from '../delivery-store.ts';

/** A message of the log; with its time PostgreSQL looks into one partition only. */
export interface LoggedId {
  readonly id: number;
  readonly createdAt: number;
}

const addSql =
  'WITH event AS (UPDATE call_event SET attempts = attempts + 1, last_cause = $15, last_status = $16, ' +
  'may_have_arrived = may_have_arrived OR $17, state = coalesce($18, state), finished_at = coalesce($19, finished_at) ' +
  'WHERE id = $1 AND created_at = $2 RETURNING attempts) INSERT INTO delivery_attempt (event_id, number, ' +
  'triggered_by, actor, reason, started_at, duration_ms, phases, request_url, request_body, response, outcome, cause, ' +
  'detail, job_id) SELECT $1, event.attempts, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $20 FROM event';

interface Ended {
  readonly state: FinalState;
  readonly at: number;
}

/** Writes an attempt and what the log's own row says of it; `ended` when it was the last one. */
export async function addAttempt(
  client: ClientBase,
  { id, createdAt }: LoggedId,
  { attempt, ended }: { attempt: NewAttempt; ended?: Ended },
): Promise<void> {
  const { response, phases, request } = attempt;
  const values = [
    ...[id, createdAt, attempt.trigger, attempt.actor, attempt.reason, attempt.startedAt, attempt.durationMs],
    ...[JSON.stringify(phases), request.url, request.body],
    ...[response === null ? null : JSON.stringify(response), attempt.outcome, attempt.cause],
    attempt.detail === null ? null : JSON.stringify(attempt.detail),
    ...[attempt.cause, response?.status ?? null, attempt.outcome === 'ambiguous'],
    ...[ended?.state ?? null, ended?.at ?? null, attempt.jobId],
  ];
  await client.query({ name: 'add-attempt', text: addSql, values });
}

/** Of messages that ended without an attempt. */
export async function setStates(
  client: ClientBase,
  ids: readonly number[],
  { state, at }: { state: FinalState; at: number },
): Promise<void> {
  await client.query('UPDATE call_event SET state = $1, finished_at = $2 WHERE id = ANY($3)', [
    state,
    at,
    ids,
  ]);
}
