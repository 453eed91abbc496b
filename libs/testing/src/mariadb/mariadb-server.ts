import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import type { Connection } from 'mysql2/promise';
import { freePort } from '../net/free-port.ts';
import { unprivilegedUser } from '../unprivileged-user.ts';

const startsWithinMs = 40_000;
/** Small and quick: what it holds is made anew by each test. */
const settings = [
  ...['--no-defaults', '--bind-address=127.0.0.1', '--skip-log-bin', '--skip-name-resolve'],
  ...['--innodb-buffer-pool-size=32M', '--innodb-log-file-size=16M', '--innodb-flush-log-at-trx-commit=0'],
  ...['--performance-schema=OFF', '--max-connections=40'],
];

/** A real MariaDB for tests (Debian's mariadb-server-core), in a folder of its own; its root has no password. */
export class MariadbServer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: string;
  readonly #user: { uid?: number; gid?: number };
  #server: ChildProcess | undefined;
  #log = '';

  private constructor(folder: string, port: number, user: { uid?: number; gid?: number }) {
    this.#folder = folder;
    this.port = port;
    this.#user = user;
    process.once('exit', () => this.#server?.kill('SIGKILL'));
  }

  static async start(): Promise<MariadbServer> {
    const folder = await mkdtemp(join(tmpdir(), 'planfix-mariadb-'));
    const user = await unprivilegedUser();
    if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
    const server = new MariadbServer(folder, await freePort(), user);
    await server.#initialise();
    await server.start();
    return server;
  }

  /** As root, who may do everything. */
  connect(database?: string): Promise<Connection> {
    const { port } = this;
    return createConnection({
      host: '127.0.0.1',
      port,
      user: 'root',
      password: '',
      ...(database && { database }),
    });
  }

  async start(): Promise<void> {
    const folders = [
      `--datadir=${this.#folder}/data`,
      `--socket=${this.#folder}/s`,
      `--tmpdir=${this.#folder}`,
    ];
    const args = [...settings, ...folders, `--port=${this.port}`, `--pid-file=${this.#folder}/pid`];
    const server = spawn('/usr/sbin/mariadbd', args, { ...this.#user, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#server = server;
    const ready = Promise.withResolvers<undefined>();
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-20_000);
      if (text.includes('ready for connections')) ready.resolve(undefined);
    });
    const gone = once(server, 'close');
    const late = setTimeout(() => server.kill('SIGKILL'), startsWithinMs);
    await Promise.race([ready.promise, gone]);
    clearTimeout(late);
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`MariaDB did not start:\n${this.#log}`);
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'close');
    server.kill('SIGKILL');
    await gone;
    this.#server = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #initialise(): Promise<void> {
    const args = [
      ...['--no-defaults', `--datadir=${this.#folder}/data`, '--skip-test-db', '--skip-name-resolve'],
      ...['--auth-root-authentication-method=normal', `--tmpdir=${this.#folder}`],
    ];
    await promisify(execFile)('/usr/bin/mariadb-install-db', args, { ...this.#user, cwd: this.#folder });
  }
}
