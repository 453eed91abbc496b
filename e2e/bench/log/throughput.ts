import BetterSqlite3 from 'better-sqlite3';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeliveryLoop } from '@planfix-asterisk/event-delivery';
import type { PlanfixClient } from '@planfix-asterisk/event-delivery';
import { openStorage } from '@planfix-asterisk/storage';
import type { Storage } from '@planfix-asterisk/storage';

const rounds = 5;
const messages = 2_000;
/** What comes in one packet of the PBX goes into one transaction, as call tracking has it: ten phones of a group that ring. */
const inPacket = 10;
/** PlanFix in no time at all: what is left is our own. */
const instantPlanfix: PlanfixClient = {
  address: 'http://127.0.0.1/tel/api',
  post: () =>
    Promise.resolve({
      ...{ sent: 'yes', status: 200, headers: {}, body: '', bodyCut: false },
      phases: { connect: 0, firstByte: 0, total: 0 },
    }),
};

/**
 * Messages a second from the fact to the outcome in the log, each durable before it is sent, against the bare driver that
 * inserts a row and updates it, each in a commit of its own. In turns, on the same disk.
 */
export async function measureThroughput(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'planfix-bench-'));
  const storage = await openStorage({ databaseUrl: `sqlite:${join(folder, 'product.db')}` });
  const bare = bareDatabase(join(folder, 'bare.db'));
  const rates = { product: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const product = await deliverAll(storage, round);
    const driver = insertAndUpdate(bare, round);
    // The first round warms both up.
    if (round > 0) {
      rates.product.push(product);
      rates.bare.push(driver);
    }
  }
  bare.close();
  await storage.close();
  await rm(folder, { recursive: true });
  const [product, driver] = [median(rates.product), median(rates.bare)];
  const share = product / driver;
  console.log(`durable throughput, SQLite synchronous=FULL, PlanFix instant, ${messages} messages a round`);
  console.log(`  planfix-asterisk: ${product.toFixed(0)} messages a second (goal: at least 1000)`);
  console.log(`  bare driver:      ${driver.toFixed(0)} inserts with their updates a second`);
  console.log(`  share:            ${(100 * share).toFixed(0)} % (goal: at least 60 %)`);
  return product >= 1_000 && share >= 0.6;
}

async function deliverAll(storage: Storage, round: number): Promise<number> {
  const loop = new DeliveryLoop({ store: storage.deliveries, clock: { now: () => Date.now() } });
  await loop.start();
  loop.connect(instantPlanfix);
  const startedAt = performance.now();
  for (let index = 0; index < messages; index += inPacket) {
    const callIds = Array.from({ length: inPacket }, (_, one) => `bench-${round}-${index + one}`);
    await storage.journal.append({ calls: [], notes: [], events: callIds.map(toldOf) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  while ((await storage.panel.dashboardCounts(Date.now())).waiting > 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const seconds = (performance.now() - startedAt) / 1_000;
  await loop.stop();
  return messages / seconds;
}

function toldOf(callId: string): Parameters<Storage['journal']['append']>[0]['events'][number] {
  const employee = { extension: '101', shortNumber: '101' };
  const event = {
    ...({
      callId,
      seq: 1,
      node: 'main',
      kind: 'completed',
      direction: 'in',
      employee,
      isLast: true,
    } as const),
    ...{ clientNumber: '79161234567', line: '74951234567', at: Date.now() },
  };
  return { event, fields };
}

const fields = {
  ...{ cmd: 'event', type: 'in', event: 'COMPLETED', phone: '79161234567', diversion: '74951234567' },
  ...{ ext: '101', callid: '1764000000.1', duration: '125', is_recorded: '1', status: 'Success' },
};

function bareDatabase(file: string): BetterSqlite3.Database {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE message (id INTEGER PRIMARY KEY, call_id TEXT, fields TEXT, state TEXT, created_at INT, finished_at INT)',
  );
  return db;
}

function insertAndUpdate(db: BetterSqlite3.Database, round: number): number {
  const insert = db.prepare('INSERT INTO message (call_id, fields, state, created_at) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE message SET state = ?, finished_at = ? WHERE id = ?');
  const json = JSON.stringify(fields);
  const startedAt = performance.now();
  for (let index = 0; index < messages; index += 1) {
    const { lastInsertRowid } = insert.run(`bare-${round}-${index}`, json, 'waiting', Date.now());
    update.run('delivered', Date.now(), lastInsertRowid);
  }
  return messages / ((performance.now() - startedAt) / 1_000);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
