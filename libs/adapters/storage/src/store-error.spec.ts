import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { storeTroubleOf, toStoreError } from './store-error.ts';

const sqlite = (code: string) => Object.assign(new Error('from SQLite'), { code });

describe('storeTroubleOf', () => {
  it.each([
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['SQLITE_IOERR_WRITE', 'failing'],
    ['SQLITE_READONLY_DBMOVED', 'failing'],
    ['EIO', 'failing'],
    ['SQLITE_CONSTRAINT_UNIQUE', undefined],
    ['SQLITE_ERROR', undefined],
  ])('reads %s as %s', (code, trouble) => {
    expect(storeTroubleOf(sqlite(code))).toBe(trouble);
  });

  it('looks through the error of TypeORM', () => {
    expect(storeTroubleOf(new QueryFailedError('INSERT', [], sqlite('SQLITE_FULL')))).toBe('full');
  });
});

describe('toStoreError', () => {
  it('names the remedy and keeps the cause', () => {
    const cause = sqlite('SQLITE_BUSY');
    const named = toStoreError('append', cause);
    expect(named).toMatchObject({ state: 'locked', cause });
    expect(String(named)).toContain('close it');
  });

  it('passes an error that is not the fault of the store', () => {
    const error = sqlite('SQLITE_CONSTRAINT_UNIQUE');
    expect(toStoreError('append', error)).toBe(error);
  });
});
