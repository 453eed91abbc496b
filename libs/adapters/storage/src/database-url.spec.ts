import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';

describe('parseDatabaseUrl', () => {
  it.each([
    ['sqlite:./data/x.db', resolve('data/x.db')],
    ['sqlite:/var/lib/x.db', '/var/lib/x.db'],
    ['sqlite:///var/lib/x.db', '/var/lib/x.db'],
  ])('takes %s', (url, file) => {
    expect(parseDatabaseUrl(url)).toEqual({ kind: 'sqlite', file });
  });

  it('takes PostgreSQL, and shows neither user nor password', () => {
    const url = 'postgres://user:hidden-word@host:5433/db?sslmode=require';
    expect(parseDatabaseUrl(url)).toEqual({ kind: 'postgres', url, shown: 'host:5433/db' });
  });

  it.each([
    'postgres://user:hidden-word@host:port/db',
    'mysql://hidden-word@host/db',
    'sqlite:',
    'sqlite::memory:',
    '',
  ])('refuses %j without repeating it', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(/^DATABASE_URL must be "sqlite:<file>"(?!.*hidden-word)/);
  });
});
