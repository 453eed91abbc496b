import type { Candidate, Leadership } from '../leadership.ts';
import type { StorageLog } from '../storage.ts';
import { lockClasses } from './locks.ts';
import type { PostgresCallJournal } from './postgres-call-journal.ts';
import type { PostgresGate } from './postgres-gate.ts';
import type { PostgresSession } from './postgres-session.ts';

interface LeadershipParts {
  readonly session: PostgresSession;
  readonly gate: PostgresGate;
  readonly journal: PostgresCallJournal;
  readonly log: StorageLog | undefined;
}

interface Candidacy {
  readonly duty: string;
  readonly candidate: Candidate;
  isLeading: boolean;
  isAsking: boolean;
}

const askEveryMs = 1_000;
const lock = `${lockClasses.duty}, hashtext($1)`;
/** Waits for what the leader before is writing at this moment; after it that one's journal refuses. */
const beginTermSql =
  'INSERT INTO duty_term (duty, term, since) VALUES ($1, 1, $2) ON CONFLICT (duty) DO UPDATE SET term = ' +
  'duty_term.term + 1, since = excluded.since RETURNING term';

/**
 * Who has a duty holds a lock of its session. The server frees it when the process dies, and when it has heard
 * nothing of it for some seconds; a lost session ends the term here before that.
 */
export class PostgresLeadership implements Leadership {
  readonly #parts: LeadershipParts;
  readonly #candidacies = new Set<Candidacy>();
  readonly #asking: NodeJS.Timeout;

  constructor(parts: LeadershipParts) {
    this.#parts = parts;
    parts.session.listen({ lost: () => this.#deposeAll(), connected: () => this.#askForAll() });
    this.#asking = setInterval(() => this.#askForAll(), askEveryMs).unref();
  }

  stand(duty: string, candidate: Candidate): () => Promise<void> {
    const candidacy: Candidacy = { duty, candidate, isLeading: false, isAsking: false };
    this.#candidacies.add(candidacy);
    void this.#ask(candidacy);
    return async () => {
      this.#candidacies.delete(candidacy);
      if (candidacy.isLeading) await this.#free(duty);
    };
  }

  close(): void {
    clearInterval(this.#asking);
  }

  #askForAll(): void {
    for (const candidacy of this.#candidacies) void this.#ask(candidacy);
  }

  #deposeAll(): void {
    for (const candidacy of this.#candidacies) {
      if (!candidacy.isLeading) continue;
      candidacy.isLeading = false;
      this.#parts.log?.warn({ event: 'duty-given-up', duty: candidacy.duty });
      candidacy.candidate.deposed();
    }
  }

  async #ask(candidacy: Candidacy): Promise<void> {
    const { session, log, journal } = this.#parts;
    if (candidacy.isLeading || candidacy.isAsking || !session.isConnected) return;
    const { duty, candidate } = candidacy;
    candidacy.isAsking = true;
    try {
      const term = await this.#win(duty);
      if (term === undefined) return;
      if (!this.#candidacies.has(candidacy)) {
        await this.#free(duty);
        return;
      }
      candidacy.isLeading = true;
      log?.info({ event: 'duty-taken', duty, term });
      candidate.elected({ journal: journal.within({ duty, term }) });
    } catch (error) {
      log?.warn({ event: 'duty-not-won', duty, error });
    } finally {
      candidacy.isAsking = false;
    }
  }

  /** The number of the new term; nothing while another process leads. */
  async #win(duty: string): Promise<number | undefined> {
    const { session, gate } = this.#parts;
    const lost = new AbortController();
    const end = session.listen({ lost: () => lost.abort() });
    try {
      const asked = await session.query<{ won: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS won`, [
        duty,
      ]);
      if (asked[0]?.won !== true) return undefined;
      const { rows } = await gate
        .transact('begin a term', (client) =>
          client.query<{ term: number }>(beginTermSql, [duty, session.clock.now()]),
        )
        .catch(async (error: unknown) => {
          await this.#free(duty);
          throw error;
        });
      return lost.signal.aborted ? undefined : rows[0]?.term;
    } finally {
      end();
    }
  }

  /** Where the session is lost the server frees the lock by itself. */
  async #free(duty: string): Promise<void> {
    const { session, log } = this.#parts;
    try {
      await session.query(`SELECT pg_advisory_unlock(${lock})`, [duty]);
    } catch (error) {
      log?.warn({ event: 'duty-not-handed-over', duty, error });
    }
  }
}
