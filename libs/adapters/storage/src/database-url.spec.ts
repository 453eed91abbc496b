import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';

describe('parseDatabaseUrl', () => {
  it.each([
    ['sqlite:./data/x.db', resolve('data/x.db')],
    ['sqlite:/var/lib/x.db', '/var/lib/x.db'],
    ['sqlite:///var/lib/x.db', '/var/lib/x.db'],
  ])('takes %s', (url, file) => {
    expect(parseDatabaseUrl(url)).toEqual({ file });
  });

  it.each(['postgres://user:hidden-word@host/db', 'sqlite:', 'sqlite::memory:', ''])(
    'refuses %j without repeating it',
    (url) => {
      expect(() => parseDatabaseUrl(url)).toThrow(/^DATABASE_URL must be "sqlite:<file>"(?!.*hidden-word)/);
    },
  );
});
