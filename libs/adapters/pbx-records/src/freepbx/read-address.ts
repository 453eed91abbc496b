import { RecordsError } from '../records-error.ts';

export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly socketPath: string | undefined;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** `mysql://user:password@host:3306/asteriskcdrdb`, or with `?socket=/run/mysqld/mysqld.sock`. */
export function readAddress(url: string): DatabaseAddress {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'mysql:' || parsed.hostname === '')
    throw new RecordsError('address-wrong', 'expected mysql://user:password@127.0.0.1/asteriskcdrdb');
  const database = decoded(parsed.pathname.slice(1));
  if (database === '' || database.includes('/'))
    throw new RecordsError('address-wrong', 'the name of the database is missing: …/asteriskcdrdb');
  if (parsed.username === '') throw new RecordsError('address-wrong', 'the user is missing: mysql://user:…');
  const socket = parsed.searchParams.get('socket');
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? 3306 : Number(parsed.port),
    socketPath: socket?.startsWith('/') === true ? socket : undefined,
    user: decoded(parsed.username),
    password: decoded(parsed.password),
    database,
  };
}

/** A lone % is itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
