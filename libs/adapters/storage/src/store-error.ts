import type { StoreStatus } from '@planfix-asterisk/contracts';

export type StoreTrouble = Exclude<StoreStatus['state'], 'ok'>;

/** The store cannot take writes now, through no fault of the write itself: hold it and try again. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly state: StoreTrouble;

  constructor(state: StoreTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.state = state;
  }
}

interface Known {
  /** Of the code; where the driver gives none, of the message. */
  readonly sign: RegExp;
  readonly state: StoreTrouble;
  readonly remedy: string;
}

const postgresIsAway =
  'PostgreSQL does not answer; see that it runs, that its machine is reachable and that DATABASE_URL is right';

const known: readonly Known[] = [
  {
    sign: /^SQLITE_(BUSY|LOCKED)/,
    state: 'locked',
    remedy: 'another program holds a lock on the database file; close it (for example an open sqlite3 shell)',
  },
  {
    sign: /^(SQLITE_FULL|ENOSPC)$/,
    state: 'full',
    remedy: 'no space left for the database file; free disk space',
  },
  {
    sign: /^(SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN)|EIO$)/,
    state: 'failing',
    remedy: 'the disk does not read or write the database file; check the disk and the rights on the file',
  },
  // Deadlock, serialization, lock and statement time-outs, a transaction that was idle for too long.
  {
    sign: /^(40P01|40001|55P03|57014|25P03)$/,
    state: 'locked',
    remedy:
      'PostgreSQL kept it waiting behind another transaction for too long; look for one that stays open',
  },
  { sign: /^53100$/, state: 'full', remedy: "PostgreSQL's disk is full; free space on its machine" },
  {
    sign: /^25006$/,
    state: 'failing',
    remedy: 'this PostgreSQL is read-only; let DATABASE_URL name the primary',
  },
  {
    sign: /^53300$/,
    state: 'failing',
    remedy: 'PostgreSQL has no connection left; raise its max_connections',
  },
  { sign: /^(08\d{3}|57P0\d|28\w{3}|3D000)$/, state: 'failing', remedy: postgresIsAway },
  {
    sign: /^(ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/,
    state: 'failing',
    remedy: postgresIsAway,
  },
  // pg's own errors have no code.
  {
    sign: /^(Connection terminated|Query read timeout|timeout (exceeded when trying to connect|expired)|Client has encountered a connection error|Cannot use a pool after)/,
    state: 'failing',
    remedy: postgresIsAway,
  },
];

/** Names the trouble behind an error of the database, or nothing if the statement itself was wrong. */
export function storeTroubleOf(error: unknown): StoreTrouble | undefined {
  return knownOf(error)?.state;
}

/** Gives trouble of the store its name; other errors pass unchanged. */
export function toStoreError(label: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const trouble = knownOf(error);
  if (trouble === undefined) return error;
  return new StoreError(trouble.state, `${label}: ${trouble.remedy} (${signOf(error) ?? ''})`, {
    cause: error,
  });
}

function knownOf(error: unknown): Known | undefined {
  const sign = signOf(error);
  return sign === undefined ? undefined : known.find((one) => one.sign.test(sign));
}

/** TypeORM keeps the driver's error, with its code, in `driverError`; several tries to connect come as one error. */
function signOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('driverError' in error) return signOf(error.driverError);
  if (error instanceof AggregateError) return signOf(error.errors[0]);
  return error.message;
}
