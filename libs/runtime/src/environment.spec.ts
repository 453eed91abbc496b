import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { StartError } from './start-error.ts';

const at = '/srv/app';
const textOf = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables, at);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('readEnvironment', () => {
  it('needs nothing: every variable has a default', () => {
    expect(readEnvironment({}, at)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/app/data',
      databaseUrl: 'sqlite:/srv/app/data/planfix-asterisk.sqlite',
      secretKey: { from: 'generated', path: '/srv/app/data/secret.key' },
      logLevel: 'info',
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', SECRET_KEY: '', INSTANCE_FILE: '' }, at)).toEqual(
      readEnvironment({}, at),
    );
  });

  it('makes relative paths absolute', () => {
    const found = readEnvironment({ INSTANCE_FILE: 'a.yaml', DATABASE_URL: 'sqlite:./x.db' }, at);
    expect(found.instanceFile).toBe('/srv/app/a.yaml');
    expect(found.databaseUrl).toBe('sqlite:/srv/app/x.db');
  });

  it.each(['sqlite:/var/x.db', 'sqlite:///var/x.db'])('reads the absolute file of %s', (url) => {
    expect(readEnvironment({ DATABASE_URL: url }, at).databaseUrl).toBe('sqlite:/var/x.db');
  });

  it('tells all problems at once: the variable, what is expected, what was found', () => {
    const text = textOf({
      PORT: '70000',
      HOST: 'http://x',
      LOG_LEVEL: 'loud',
      TZ: 'Mars/Base',
      PUBLIC_URL: 'pbx',
    });
    expect(text.split('\n  ')).toEqual([
      'The environment cannot be used:',
      'PORT: expected a port number from 0 to 65535, found "70000".',
      'HOST: expected a host name or an IP address, without scheme and port, found "http://x".',
      'PUBLIC_URL: expected an address like https://pbx.example.com, found "pbx".',
      'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent, found "loud".',
      'TZ: expected a time zone name like Europe/Moscow, found "Mars/Base".',
    ]);
  });

  it('takes the address of a PostgreSQL database as it is', () => {
    const url = 'postgres://planfix:hunter2@db:5433/planfix?sslmode=verify-full';
    expect(readEnvironment({ DATABASE_URL: url }, at).databaseUrl).toBe(url);
  });

  it.each(['postgres://planfix:hunter2@db', 'postgres:///hunter2', 'postgres://u:hunter2@db:port/x'])(
    'wants a host and a database in %s, without telling the password',
    (url) => {
      const text = textOf({ DATABASE_URL: url });
      expect(text).toMatch(/DATABASE_URL: expected sqlite:<file>.*or postgres:.*starts with "postgres:"/);
      expect(text).not.toContain('hunter2');
    },
  );

  it('says of another database only its scheme', () => {
    expect(textOf({ DATABASE_URL: 'mysql://u:hunter2@db/x' })).toMatch(
      /found an address that starts with "mysql:"/,
    );
  });

  it('never tells the secret key', () => {
    const text = textOf({ SECRET_KEY: 'much too short' });
    expect(text).toContain('SECRET_KEY: expected at least 32 characters, found 14 characters.');
    expect(text).not.toContain('much');
  });

  it('tells no password of an address', () => {
    expect(textOf({ PUBLIC_URL: 'https://u:hunter2@pbx' })).toContain('found an address with a user name.');
  });

  it.each(['Europe/Moscow', 'UTC', ':/etc/localtime'])('takes the time zone %s', (TZ) => {
    expect(readEnvironment({ TZ }, at).timeZone).toBe(TZ);
  });

  it('refuses two secret keys', () => {
    expect(textOf({ SECRET_KEY: 'k'.repeat(32), SECRET_KEY_FILE: '/run/key' })).toContain('keep one of them');
  });
});
