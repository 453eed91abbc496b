import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryDatabase } from '@planfix-asterisk/storage/testing';
import type { TemporaryDatabase } from '@planfix-asterisk/storage/testing';
import { ScriptedAsterisk, SilentProxy, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { ApiClient, admin } from '../product/api-client.ts';
import { AppProcess } from './app-process.ts';
import { buildApp } from './build-app.ts';

const token = 'planfix-token';

/** One API and as many workers as a test wants, on one PostgreSQL, beside a scripted Asterisk and a simulated PlanFix. */
export class SplitHouse implements AsyncDisposable {
  readonly planfix = new SimulatedPlanfix({ token });
  readonly #processes: AppProcess[] = [];
  readonly #proxies: SilentProxy[] = [];

  readonly asterisk: ScriptedAsterisk;
  readonly #database: TemporaryDatabase;
  readonly #folder: string;
  readonly #programs: Readonly<Record<'api' | 'worker', string>>;

  private constructor(parts: {
    asterisk: ScriptedAsterisk;
    database: TemporaryDatabase;
    folder: string;
    programs: Readonly<Record<'api' | 'worker', string>>;
  }) {
    this.asterisk = parts.asterisk;
    this.#database = parts.database;
    this.#folder = parts.folder;
    this.#programs = parts.programs;
  }

  static async open(postgresServer: string): Promise<SplitHouse> {
    const programs = { api: await buildApp('api'), worker: await buildApp('worker') };
    const folder = await mkdtemp(join(tmpdir(), 'planfix-split-'));
    await writeFile(join(folder, 'secret.key'), 'k'.repeat(40));
    await writeFile(join(folder, 'instance.yaml'), `admin: ${JSON.stringify(admin)}\n`);
    const asterisk = await ScriptedAsterisk.start();
    const house = new SplitHouse({
      asterisk,
      database: await temporaryDatabase(postgresServer),
      folder,
      programs,
    });
    await house.planfix.start();
    return house;
  }

  /** Set up by the panel's API, as an admin does it. */
  async startApi(): Promise<ApiClient> {
    const api = this.#start('api', this.#database.url);
    const [, url = ''] = await api.says(/is ready: (http:\S+)/);
    return new ApiClient(url.replace('localhost', '127.0.0.1')).signIn();
  }

  /** Behind a proxy of its own, so that it alone can be cut off from the database. */
  async startWorker(): Promise<{ worker: AppProcess; proxy: SilentProxy }> {
    const url = new URL(this.#database.url);
    const proxy = await SilentProxy.to(Number(url.port));
    this.#proxies.push(proxy);
    url.port = String(proxy.port);
    const worker = this.#start('worker', url.href);
    await worker.says(/a worker is at work/);
    return { worker, proxy };
  }

  async setUp(api: ApiClient): Promise<void> {
    const { port } = this.asterisk;
    const sections = {
      planfix: { url: this.planfix.url, token },
      employees: [{ extension: '101', shortNumber: '101', name: 'Anna' }],
      ami: [{ name: 'main', host: '127.0.0.1', port, username: 'planfix', secret: 'amp111' }],
    };
    for (const [section, value] of Object.entries(sections))
      await api.put(`/api/settings/${section}`, { value });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#processes.map((one) => one.kill()));
    await Promise.all(this.#proxies.map((one) => one[Symbol.asyncDispose]()));
    await this.asterisk.stop();
    await this.planfix.stop();
    await this.#database.remove();
    await rm(this.#folder, { recursive: true });
  }

  #start(app: 'api' | 'worker', databaseUrl: string): AppProcess {
    const started = new AppProcess(this.#programs[app], {
      DATABASE_URL: databaseUrl,
      DATA_DIR: this.#folder,
      SECRET_KEY_FILE: join(this.#folder, 'secret.key'),
      INSTANCE_FILE: join(this.#folder, 'instance.yaml'),
      PORT: '0',
    });
    this.#processes.push(started);
    return started;
  }
}
