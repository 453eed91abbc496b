import pg from 'pg';
import type { PoolConfig } from 'pg';

/** Every wait on PostgreSQL has a limit. Times are milliseconds. */
export const postgresLimits = {
  connectMs: 3_000,
  /** The server gives up a statement first, then its answer is no longer waited for and the connection is thrown away. */
  statementMs: 8_000,
  answerMs: 10_000,
  /** Longer a message does not wait behind another transaction; it is tried again. */
  lockMs: 2_000,
  /** What a process that was cut off in mid-transaction has locked becomes free after this. */
  idleInTransactionMs: 5_000,
  /** Message queue and journal on the one side, panel and settings on the other: neither waits for the other. */
  queueConnections: 8,
  panelConnections: 8,
} as const;

const int8 = 20;

/** int8 holds our times and counts, all exact as numbers; pg hands it out as text otherwise. */
const types = new pg.TypeOverrides();
types.setTypeParser(int8, Number);

export type ConnectionOptions = PoolConfig & { readonly connectionString: string };

/** What both pools have in common. */
export function connectionOptions(url: string): ConnectionOptions {
  return {
    connectionString: url,
    application_name: `planfix-asterisk ${process.pid}`,
    connectionTimeoutMillis: postgresLimits.connectMs,
    statement_timeout: postgresLimits.statementMs,
    query_timeout: postgresLimits.answerMs,
    idle_in_transaction_session_timeout: postgresLimits.idleInTransactionMs,
    // Kept for good: a connection is dear to make just when a call comes in.
    idleTimeoutMillis: 0,
    keepAlive: true,
    // Several statements of a transaction share a way there and back; and a connection whose answer is overdue is
    // destroyed instead of being handed out again.
    pipeline: true,
    // A message is sent only after it was flushed to the server's disk, whatever the server's own setting.
    options: '-c synchronous_commit=on -c timezone=UTC',
    types,
  };
}
