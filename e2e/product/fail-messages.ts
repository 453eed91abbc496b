import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { RunningProduct } from './running-product.ts';

const chunk = 500;

/** As after an outage of PlanFix: so many results of calls were given up, each of a call of its own. */
export function failMessages({ dataDir }: RunningProduct, count: number): void {
  const db = new BetterSqlite3(join(dataDir, 'planfix-asterisk.sqlite'), { timeout: 5_000 });
  const at = Date.now() - 3_600_000;
  const form = JSON.stringify({
    ...{ cmd: 'event', type: 'in', event: 'COMPLETED', phone: '79161234567', diversion: '74951234567' },
    ...{ ext: '101', duration: '7', is_recorded: '0', status: 'Success' },
  });
  const insert = db.prepare(
    'INSERT INTO call_event (call_id, seq, node, kind, direction, client_number, client_reversed, line, extension, ' +
      'short_number, is_barrier, fields, created_at, state, finished_at, attempts, last_cause, last_status, ' +
      "may_have_arrived) VALUES (?, 1, 'main', 'completed', 'in', '79161234567', '76543216197', '74951234567', '101', " +
      "'101', 1, json_set(?, '$.callid', ?), ?, 'failed', ?, 1, 'server-error', 503, 0)",
  );
  // In small pieces: the product writes into the same file.
  for (let from = 0; from < count; from += chunk) {
    db.transaction(() => {
      for (let index = from; index < Math.min(count, from + chunk); index += 1) {
        const callId = `outage-${index}`;
        insert.run(callId, form, callId, at + index, at + index);
      }
    }).immediate();
  }
  const counter = db.prepare(
    'INSERT INTO delivery_count (name, value, since, last_at) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET value = value + excluded.value',
  );
  counter.run('failed', count, at, at + count);
  counter.run('failed server-error 503 completed', count, at, at + count);
  db.close();
}
