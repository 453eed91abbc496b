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

const remedies: Record<StoreTrouble, string> = {
  locked: 'another program holds a lock on the database file; close it (for example an open sqlite3 shell)',
  full: 'no space left for the database file; free disk space',
  failing: 'the disk does not read or write the database file; check the disk and the rights on the file',
};

/** Names the trouble behind an error of the database, or nothing if the statement itself was wrong. */
export function storeTroubleOf(error: unknown): StoreTrouble | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'locked';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'full';
  if (/^(SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN)|EIO$)/.test(code)) return 'failing';
  return undefined;
}

/** Gives trouble of the store its name; other errors pass unchanged. */
export function toStoreError(label: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const trouble = storeTroubleOf(error);
  if (trouble === undefined) return error;
  return new StoreError(trouble, `${label}: ${remedies[trouble]} (${codeOf(error) ?? ''})`, { cause: error });
}

/** TypeORM keeps the driver's error, with its code, in `driverError`. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : undefined;
}
