import type { RecordsTrouble } from '@planfix-asterisk/contracts';
import { RecordsError } from '../records-error.ts';

const troubles: Readonly<Record<string, RecordsTrouble>> = {
  ER_ACCESS_DENIED_ERROR: 'access-denied',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'access-denied',
  ER_DBACCESS_DENIED_ERROR: 'access-denied',
  ER_HOST_NOT_PRIVILEGED: 'access-denied',
  ER_TABLEACCESS_DENIED_ERROR: 'access-denied',
  ER_COLUMNACCESS_DENIED_ERROR: 'access-denied',
  ER_BAD_DB_ERROR: 'unknown-database',
  ER_NO_SUCH_TABLE: 'table-missing',
  ER_BAD_FIELD_ERROR: 'columns-missing',
  ER_STATEMENT_TIMEOUT: 'timed-out',
  ER_QUERY_TIMEOUT: 'timed-out',
  PROTOCOL_SEQUENCE_TIMEOUT: 'timed-out',
  ETIMEDOUT: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ENOENT: 'unreachable',
  EPIPE: 'unreachable',
  PROTOCOL_CONNECTION_LOST: 'unreachable',
  ER_CON_COUNT_ERROR: 'unreachable',
  ER_SERVER_SHUTDOWN: 'unreachable',
};

const longestDetail = 300;

/** What the driver says, as a trouble with a remedy. Its words name user and host, and never the password. */
export function troubleOf(error: unknown): RecordsError {
  if (error instanceof RecordsError) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message.slice(0, longestDetail) : '';
  return new RecordsError(troubles[code] ?? 'failed', detail || code || undefined, { cause: error });
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
