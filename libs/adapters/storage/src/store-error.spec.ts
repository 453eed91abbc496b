import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { storeTroubleOf, toStoreError } from './store-error.ts';

const fault = (code: string) => Object.assign(new Error('from the database'), { code });

describe('storeTroubleOf', () => {
  it.each([
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['SQLITE_IOERR_WRITE', 'failing'],
    ['SQLITE_READONLY_DBMOVED', 'failing'],
    ['EIO', 'failing'],
    ['40P01', 'locked'],
    ['55P03', 'locked'],
    ['53100', 'full'],
    ['08006', 'failing'],
    ['57P01', 'failing'],
    ['25006', 'failing'],
    ['ECONNREFUSED', 'failing'],
    ['23505', undefined],
    ['SQLITE_CONSTRAINT_UNIQUE', undefined],
    ['SQLITE_ERROR', undefined],
  ])('reads %s as %s', (code, trouble) => {
    expect(storeTroubleOf(fault(code))).toBe(trouble);
  });

  it.each(['Connection terminated unexpectedly', 'Query read timeout', 'timeout expired'])(
    'reads the words of an error without a code: %s',
    (words) => {
      expect(storeTroubleOf(new Error(words))).toBe('failing');
    },
  );

  it('looks through the error of TypeORM', () => {
    expect(storeTroubleOf(new QueryFailedError('INSERT', [], fault('SQLITE_FULL')))).toBe('full');
  });
});

describe('toStoreError', () => {
  it('names the remedy and keeps the cause', () => {
    const cause = fault('SQLITE_BUSY');
    const named = toStoreError('append', cause);
    expect(named).toMatchObject({ state: 'locked', cause });
    expect(String(named)).toContain('close it');
  });

  it('passes an error that is not the fault of the store', () => {
    const error = fault('SQLITE_CONSTRAINT_UNIQUE');
    expect(toStoreError('append', error)).toBe(error);
  });
});
