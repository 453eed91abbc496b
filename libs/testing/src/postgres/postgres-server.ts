import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { randomBytes } from 'node:crypto';
import { freePort } from '../net/free-port.ts';
import { unprivilegedUser } from '../unprivileged-user.ts';
import { copyPostgresPrograms } from './postgres-programs.ts';

/** Small, since tests share a machine; durable, since the product refuses a server that is not. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '300',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
};
const startsWithinMs = 30_000;
const roomNeeded = 4 * 1024 ** 3;

/** A real PostgreSQL for tests, in a folder of its own. */
export class PostgresServer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: string;
  readonly #bin: string;
  readonly #user: { uid?: number; gid?: number };
  readonly #password: string;
  #server: ChildProcess | undefined;
  #log = '';

  private constructor(parts: {
    folder: string;
    bin: string;
    user: { uid?: number; gid?: number };
    port: number;
  }) {
    this.#folder = parts.folder;
    this.#bin = parts.bin;
    this.#user = parts.user;
    this.port = parts.port;
    this.#password = randomBytes(12).toString('hex');
    process.once('exit', () => this.#server?.kill('SIGQUIT'));
  }

  static async start(): Promise<PostgresServer> {
    const folder = await mkdtemp(join(await roomyFolder(), 'planfix-postgres-'));
    const user = await unprivilegedUser();
    const bin = await copyPostgresPrograms(folder);
    if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
    const server = new PostgresServer({ folder, bin, user, port: await freePort() });
    await server.#initialise();
    await server.start();
    return server;
  }

  /** Of the database that is always there; for administration. */
  get url(): string {
    return `postgres://planfix:${this.#password}@127.0.0.1:${this.port}/postgres`;
  }

  /** Again, after a stop; PostgreSQL then recovers by itself. */
  async start(): Promise<void> {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const args = ['-D', join(this.#folder, 'data'), '-p', String(this.port), ...flags];
    const server = spawn(join(this.#bin, 'postgres'), args, {
      ...this.#user,
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#server = server;
    const ready = Promise.withResolvers<undefined>();
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-20_000);
      if (text.includes('ready to accept connections')) ready.resolve(undefined);
    });
    const gone = once(server, 'close');
    const late = setTimeout(() => server.kill('SIGQUIT'), startsWithinMs);
    await Promise.race([ready.promise, gone]);
    clearTimeout(late);
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${this.#log}`);
  }

  /** `immediate` is what a power cut leaves: nothing is finished, nothing is flushed. */
  async stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null) return;
    const gone = once(server, 'close');
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await gone;
    this.#server = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop('immediate');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #initialise(): Promise<void> {
    const passwordFile = join(this.#folder, 'password');
    await writeFile(passwordFile, this.#password, { mode: 0o644 });
    const args = [
      ...[
        '-D',
        join(this.#folder, 'data'),
        '-U',
        'planfix',
        '--pwfile',
        passwordFile,
        '--auth=scram-sha-256',
      ],
      ...['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    ];
    // The folder is the user's own: nobody else reads the password in it.
    await promisify(execFile)(join(this.#bin, 'initdb'), args, { ...this.#user, env: { LC_ALL: 'C.UTF-8' } });
    await rm(passwordFile);
  }
}

/** In memory where there is room: the tests make many databases, and their disk may be slow. */
async function roomyFolder(): Promise<string> {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize > roomNeeded ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
