import { createConnection } from 'mysql2/promise';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { DatabaseAddress } from './read-address.ts';
import { codeOf, troubleOf } from './trouble-of.ts';

const connectsWithinMs = 5_000;
const answersWithinMs = 20_000;

/** One connection on which nothing can be written, made when it is needed and again when it has broken. */
export class ReadOnlyConnection {
  readonly #address: DatabaseAddress;
  #connecting: Promise<Connection> | undefined;

  constructor(address: DatabaseAddress) {
    this.#address = address;
  }

  async rows(sql: string, values: readonly (string | number)[] = []): Promise<RowDataPacket[]> {
    try {
      this.#connecting ??= this.#connect();
      const connection = await this.#connecting;
      const [rows] = await connection.query<RowDataPacket[]>({
        sql,
        values: [...values],
        timeout: answersWithinMs,
      });
      return rows;
    } catch (error) {
      this.#letGo();
      throw troubleOf(error);
    }
  }

  close(): void {
    this.#letGo();
  }

  async #connect(): Promise<Connection> {
    const connection = await connect(this.#address);
    // Gone between two questions: the next one makes a new connection.
    connection.on('error', () => this.#letGo());
    return connection;
  }

  #letGo(): void {
    void this.#connecting?.then(
      (connection) => connection.destroy(),
      () => undefined,
    );
    this.#connecting = undefined;
  }
}

async function connect(address: DatabaseAddress): Promise<Connection> {
  const connection = await createConnection({
    ...address,
    connectTimeout: connectsWithinMs,
    // The PBX's own words: no time zone is added to them.
    dateStrings: true,
    charset: 'utf8mb4',
    // The server may not ask for files of this machine.
    flags: ['-LOCAL_FILES'],
  });
  try {
    await connection.query('SET SESSION TRANSACTION READ ONLY');
    await limitStatements(connection);
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return connection;
}

/** The server gives up by itself, too: MariaDB counts seconds, MySQL milliseconds. */
async function limitStatements(connection: Connection): Promise<void> {
  try {
    await connection.query(`SET SESSION max_statement_time = ${answersWithinMs / 1_000}`);
  } catch (error) {
    if (codeOf(error) !== 'ER_UNKNOWN_SYSTEM_VARIABLE') throw error;
    await connection.query(`SET SESSION max_execution_time = ${answersWithinMs}`);
  }
}
