import { setTimeout as sleep } from 'node:timers/promises';
import { retentionSettingsSchema } from '@planfix-asterisk/contracts';
import { RetentionStore } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { LongestTurn } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Retention } from './retention.ts';

const day = 86_400_000;
const old = Date.now() - 200 * day;
let temporary: TemporaryStorage;
beforeEach(async () => {
  temporary = await temporaryStorage();
});
afterEach(() => temporary[Symbol.asyncDispose]());

/** So many delivered messages of 200 days ago, each of a call of its own. */
async function deliverLongAgo(count: number): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) `;
  await temporary.storage.gate.run('calls', (manager) =>
    manager.query(
      `${numbers}INSERT INTO "call" (call_id, node, direction, client_number, client_reversed, line, started_at, ` +
        "ended_at, phase, talk_s) SELECT 'old-' || i, 'main', 'in', '79161234567', '76543216197', '74951234567', " +
        `${old} + i, ${old} + i, 'ended', 3 FROM n`,
    ),
  );
  await temporary.storage.gate.run('messages', (manager) =>
    manager.query(
      `${numbers}INSERT INTO call_event (call_id, seq, node, kind, direction, client_number, client_reversed, line, ` +
        'extension, short_number, is_barrier, fields, created_at, state, finished_at, attempts, last_cause, ' +
        "last_status, may_have_arrived) SELECT 'old-' || i, 1, 'main', 'completed', 'in', '79161234567', " +
        `'76543216197', '74951234567', '101', '101', TRUE, '{"cmd":"event"}', ${old} + i, 'delivered', ${old} + i, 1, ` +
        "'ok', 200, FALSE FROM n",
    ),
  );
  await temporary.storage.gate.run('attempts', (manager) =>
    manager.query(
      'INSERT INTO delivery_attempt (event_id, number, triggered_by, started_at, duration_ms, phases, request_url, ' +
        "request_body, outcome, cause) SELECT id, 1, 'auto', created_at, 5, '{}', 'https://x', 'cmd=event', " +
        "'delivered', 'ok' FROM call_event",
    ),
  );
}

it('clears away thousands of old rows while calls go on, and none of them waits for it', async () => {
  await deliverLongAgo(4_000);
  const { storage } = temporary;
  const retention = new Retention({
    store: new RetentionStore(storage),
    clock: { now: () => Date.now() },
    settings: () => retentionSettingsSchema.parse({}),
  });
  const turns = new LongestTurn();
  const ended = new AbortController();
  const clearing = retention.clearNow().finally(() => ended.abort());
  let live = 0;
  for (; !ended.signal.aborted; live += 1) {
    const employee = { extension: '101', shortNumber: '101' };
    const event = {
      ...({
        callId: `live-${live}`,
        seq: 1,
        node: 'main',
        kind: 'incoming',
        direction: 'in',
        employee,
      } as const),
      ...{ clientNumber: '79161234567', line: '74951234567', at: Date.now() },
    };
    await storage.journal.append({ calls: [], notes: [], events: [{ event, fields: { cmd: 'event' } }] });
    await sleep(20);
  }
  // On PostgreSQL whole months may be gone before the rows are looked at.
  expect((await clearing).calls).toBe(4_000);
  expect(turns.stop()).toBeLessThan(100);
  const { items } = await storage.panel.listDeliveries({}, { limit: 200 });
  expect(items.every(({ callId }) => callId.startsWith('live-'))).toBe(true);
  expect((await storage.panel.dashboardCounts(Date.now())).waiting).toBe(live);
}, 120_000);

it('ends at once when the program stops', async () => {
  await deliverLongAgo(2_000);
  const retention = new Retention({
    store: new RetentionStore(temporary.storage),
    clock: { now: () => Date.now() },
    settings: () => retentionSettingsSchema.parse({}),
  });
  retention.start();
  const clearing = retention.clearNow();
  await sleep(50);
  await retention.stop();
  expect((await clearing).calls ?? 0).toBeLessThan(2_000);
});
