import type { DatabaseSize } from '../retention/store-use.ts';
import type { PostgresGate } from './postgres-gate.ts';

/** Free pages are the business of its own vacuum, and the disk that of the machine it runs on. */
export async function sizeOfDatabase(gate: PostgresGate): Promise<DatabaseSize> {
  const { rows } = await gate.look('look for the size', (pool) =>
    pool.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes'),
  );
  return { kind: 'postgres', bytes: Number(rows[0]?.bytes ?? 0), freeInside: 0, diskFree: null };
}
