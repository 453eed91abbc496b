import type { Connection } from 'mysql2/promise';
import type { FreepbxRow } from '../asterisk/freepbx-rows.ts';
import { fillCdrTable, makeCdrTable } from './cdr-table.ts';
import { MariadbServer } from './mariadb-server.ts';

/** For specs: a real MariaDB with FreePBX's tables, read by a user with no more rights than it takes. */
export class FreepbxDatabases implements AsyncDisposable {
  readonly #server: MariadbServer;
  /** May do everything. */
  readonly root: Connection;
  #made = 0;

  private constructor(server: MariadbServer, root: Connection) {
    this.#server = server;
    this.root = root;
  }

  static async start(): Promise<FreepbxDatabases> {
    const server = await MariadbServer.start();
    const root = await server.connect();
    await root.query("CREATE USER planfix IDENTIFIED BY 'secret'");
    return new FreepbxDatabases(server, root);
  }

  async databaseWith(freepbx: 13 | 15, rows: readonly FreepbxRow[]): Promise<{ name: string; url: string }> {
    this.#made += 1;
    const name = `cdr_${this.#made}`;
    await makeCdrTable(this.root, name, freepbx);
    await this.fill(name, rows);
    await this.root.query(`GRANT SELECT ON ${name}.cdr TO planfix`);
    return { name, url: `mysql://planfix:secret@127.0.0.1:${this.#server.port}/${name}` };
  }

  fill(name: string, rows: readonly FreepbxRow[]): Promise<void> {
    return fillCdrTable(this.root, name, rows);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.root.end();
    await this.#server[Symbol.asyncDispose]();
  }
}
