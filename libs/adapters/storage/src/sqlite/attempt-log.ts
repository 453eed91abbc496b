import type { Database } from 'better-sqlite3';
import type { FinalState, NewAttempt } from '../delivery-store.ts';

/** Writes attempts, and what the log's own row says of them. */
export class AttemptLog {
  readonly #insert;
  readonly #note;
  readonly #noteEnd;
  readonly #setState;

  constructor(db: Database) {
    this.#insert = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO delivery_attempt (event_id, number, triggered_by, actor, reason, started_at, duration_ms, phases, ' +
        'request_url, request_body, response, outcome, cause, detail, job_id) SELECT @eventId, attempts + 1, @trigger, @actor, ' +
        '@reason, @startedAt, @durationMs, @phases, @requestUrl, @requestBody, @response, @outcome, @cause, @detail, @jobId ' +
        'FROM call_event WHERE id = @eventId',
    );
    this.#note = db.prepare<[string, number | null, number, number]>(
      'UPDATE call_event SET attempts = attempts + 1, last_cause = ?, last_status = ?, ' +
        'may_have_arrived = max(may_have_arrived, ?) WHERE id = ?',
    );
    this.#noteEnd = db.prepare<[string, number | null, number, string, number, number]>(
      'UPDATE call_event SET attempts = attempts + 1, last_cause = ?, last_status = ?, ' +
        'may_have_arrived = max(may_have_arrived, ?), state = ?, finished_at = ? WHERE id = ?',
    );
    this.#setState = db.prepare<[string, number | null, number]>(
      'UPDATE call_event SET state = ?, finished_at = ? WHERE id = ?',
    );
  }

  /** `end`: the message is final with it. */
  add(eventId: number, attempt: NewAttempt, end?: { state: FinalState; at: number }): void {
    this.#insert.run({
      eventId,
      trigger: attempt.trigger,
      actor: attempt.actor,
      reason: attempt.reason,
      startedAt: attempt.startedAt,
      durationMs: attempt.durationMs,
      phases: JSON.stringify(attempt.phases),
      requestUrl: attempt.request.url,
      requestBody: attempt.request.body,
      response: attempt.response === null ? null : JSON.stringify(attempt.response),
      outcome: attempt.outcome,
      cause: attempt.cause,
      detail: attempt.detail === null ? null : JSON.stringify(attempt.detail),
      jobId: attempt.jobId,
    });
    const isAmbiguous = attempt.outcome === 'ambiguous' ? 1 : 0;
    const status = attempt.response?.status ?? null;
    if (end === undefined) this.#note.run(attempt.cause, status, isAmbiguous, eventId);
    else this.#noteEnd.run(attempt.cause, status, isAmbiguous, end.state, end.at, eventId);
  }

  setState(eventId: number, state: FinalState | 'waiting', at: number): void {
    this.#setState.run(state, state === 'waiting' ? null : at, eventId);
  }
}
