import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

/** Where the key that seals stored secrets comes from. */
export type SecretKeySource =
  | { readonly from: 'variable'; readonly key: string }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'generated'; readonly path: string };

export type LogLevel = (typeof logLevels)[number];

export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** `sqlite:<absolute file>` or `postgres://…` */
  readonly databaseUrl: string;
  readonly publicUrl?: string;
  readonly secretKey: SecretKeySource;
  readonly instanceFile?: string;
  readonly logLevel: LogLevel;
  readonly timeZone?: string;
}

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** 32 letters of hex are 128 bits; shorter keys are typed by hand and can be guessed. */
export const minSecretKeyLength = 32;
const databaseUrlWords =
  'sqlite:<file>, e.g. sqlite:/var/lib/planfix-asterisk/planfix-asterisk.sqlite, or postgres://user:password@host/database';

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a port number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_%-]{1,253}$/, 'a host name or an IP address, without scheme and port')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine((url) => /^sqlite:.+$/s.test(url) || isPostgresAddress(url), databaseUrlWords)
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => isPlainWebAddress(text), 'an address like https://pbx.example.com')
    .optional(),
  SECRET_KEY: z.string().min(minSecretKeyLength, `at least ${minSecretKeyLength} characters`).optional(),
  SECRET_KEY_FILE: z.string().optional(),
  INSTANCE_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(', ')}`).default('info'),
  TZ: z.string().refine(isTimeZone, 'a time zone name like Europe/Moscow').optional(),
});
type Variable = keyof z.input<typeof environmentSchema>;

/** Reads and checks our variables once; an empty one counts as not set, as container files often leave them. */
export function readEnvironment(variables: EnvironmentVariables, cwd = process.cwd()): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const checked = environmentSchema.safeParse(set);
  const problems = checked.success
    ? []
    : checked.error.issues.map((issue) => describe(issue.path[0], issue.message, set));
  if (set['SECRET_KEY'] !== undefined && set['SECRET_KEY_FILE'] !== undefined) {
    problems.push('SECRET_KEY_FILE: expected to be alone, found SECRET_KEY set as well; keep one of them.');
  }
  if (!checked.success || problems.length > 0) {
    throw new StartError(['The environment cannot be used:', ...problems].join('\n  '));
  }
  const found = checked.data;
  const dataDir = resolve(cwd, found.DATA_DIR);
  return {
    port: found.PORT,
    host: found.HOST,
    dataDir,
    databaseUrl: databaseUrl(found.DATABASE_URL, { cwd, dataDir }),
    publicUrl: found.PUBLIC_URL,
    secretKey: secretKeySource(found, { cwd, dataDir }),
    instanceFile: found.INSTANCE_FILE === undefined ? undefined : resolve(cwd, found.INSTANCE_FILE),
    logLevel: found.LOG_LEVEL,
    timeZone: found.TZ,
  };
}

function describe(variable: PropertyKey | undefined, expected: string, set: EnvironmentVariables): string {
  const name = String(variable);
  return `${name}: expected ${expected}, found ${whatWasFound(name, set[name] ?? '')}.`;
}

/** Never the value where it can hold a password. */
function whatWasFound(name: string, value: string): string {
  if (name === ('SECRET_KEY' satisfies Variable)) return `${value.length} characters`;
  if (name === ('PUBLIC_URL' satisfies Variable) && value.includes('@')) return 'an address with a user name';
  if (name !== ('DATABASE_URL' satisfies Variable)) return JSON.stringify(value.slice(0, 100));
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1];
  return scheme === undefined ? 'text without a scheme' : `an address that starts with "${scheme}:"`;
}

function databaseUrl(url: string | undefined, at: { cwd: string; dataDir: string }): string {
  if (url === undefined) return `sqlite:${join(at.dataDir, 'planfix-asterisk.sqlite')}`;
  if (!url.startsWith('sqlite:')) return url;
  const file = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  return `sqlite:${resolve(at.cwd, file)}`;
}

function secretKeySource(
  found: z.output<typeof environmentSchema>,
  at: { cwd: string; dataDir: string },
): SecretKeySource {
  if (found.SECRET_KEY !== undefined) return { from: 'variable', key: found.SECRET_KEY };
  if (found.SECRET_KEY_FILE !== undefined)
    return { from: 'file', path: resolve(at.cwd, found.SECRET_KEY_FILE) };
  return { from: 'generated', path: join(at.dataDir, 'secret.key') };
}

/** With a database in it: pg would take the user's name for one, which is hardly ever meant. */
function isPostgresAddress(text: string): boolean {
  const url = /^postgres(ql)?:\/\//.test(text) ? URL.parse(text) : null;
  return url !== null && url.hostname !== '' && url.pathname.length > 1;
}

function isPlainWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '';
}

function isTimeZone(name: string): boolean {
  // Some systems set `:/etc/localtime`, which libc and Node read as a file.
  if (/^:?\//.test(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name.replace(/^:/, '') });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
