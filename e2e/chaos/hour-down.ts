import { deliverySettingsSchema } from '@planfix-asterisk/contracts';
import { DeliveryLoop, deliveryPolicy } from '@planfix-asterisk/event-delivery';
import { PlanfixHttp } from '@planfix-asterisk/planfix-http';
import { openStorage } from '@planfix-asterisk/storage';
import type { JournalledEvent, Storage } from '@planfix-asterisk/storage';
import { temporaryDatabase } from '@planfix-asterisk/storage/testing-database';
import { PostgresServer } from '@planfix-asterisk/testing';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { PlanfixSink } from './planfix-sink.ts';
import { toldInLog } from './told-in-log.ts';

export interface HourDown {
  readonly store: 'sqlite' | 'postgres';
  /** How long PlanFix is away, by the product's clock. */
  readonly minutes: number;
}

/** The product's clock runs so much faster. */
const speed = 10;
const callsPerSecond = 20;
const tickMs = 100;
/** A pop-up lives 20 s; its request is on the way for a moment, and a busy machine stalls for one. */
const staleAfterMs = 20_000 + 15_000;
const settings = deliverySettingsSchema.parse({ catchUpPerSecond: 1_000 });

/** PlanFix is away for long while calls go on at 20 a second; then it is back. */
export async function hourDown({ store, minutes }: HourDown): Promise<Verdict> {
  const server = store === 'postgres' ? await PostgresServer.start() : undefined;
  const database = await temporaryDatabase(server?.url);
  const planfix = new PlanfixSink();
  await planfix.start();
  const began = performance.now();
  const startedAt = Date.now();
  const clockAt = (moment: number) => Math.round(startedAt + (moment - began) * speed);
  const clock = { now: () => clockAt(performance.now()) };
  const http = new PlanfixHttp({ url: planfix.url, token: 'token', verifyTls: true, connections: 32 });
  const storage = await openStorage({ databaseUrl: database.url });
  try {
    const loop = new DeliveryLoop({ store: storage.deliveries, clock, policy: deliveryPolicy(settings) });
    await loop.start();
    loop.connect({ address: planfix.url, post: (fields, options) => http.post(fields, options) });
    planfix.beAway();
    const created = await tellCalls({ storage, clock, forMs: minutes * 60_000 });
    const waited = (await storage.panel.dashboardCounts(clock.now())).waiting;
    planfix.beWell();
    const backAt = performance.now();
    await untilNothingWaits(storage);
    const tookS = (performance.now() - backAt) / 1_000;
    await loop.stop();
    await storage.close();
    const log = await toldInLog(database.url);
    const verdict = judge(log, planfix.receipts);
    const stale = planfix.receipts.filter(({ key, at }) => {
      const since = created.get(key);
      return since !== undefined && clockAt(at) - since > staleAfterMs;
    });
    const lost = log.filter(({ kind, state }) => kind === 'completed' && state !== 'delivered');
    return {
      counts: {
        ...verdict.counts,
        'waited when PlanFix was back': waited,
        'messages a second then': Math.round(waited / tookS),
      },
      faults: {
        ...verdict.faults,
        'stale pop-up sent': stale.map(({ key }) => key),
        'COMPLETED not delivered': lost.map(({ key }) => key),
      },
    };
  } finally {
    await storage.close().catch(() => undefined);
    await http.close();
    planfix.stop();
    await database.remove();
    await server?.[Symbol.asyncDispose]();
  }
}

interface Telling {
  readonly storage: Storage;
  readonly clock: { now(): number };
  readonly forMs: number;
}

/** Each call rings, is picked up after 3 s and over after 30 s. Returns when each pop-up was told. */
async function tellCalls({ storage, clock, forMs }: Telling): Promise<Map<string, number>> {
  const end = clock.now() + forMs;
  const due: JournalledEvent[] = [];
  const created = new Map<string, number>();
  let begun = 0;
  const first = clock.now();
  while (clock.now() < end || due.length > 0) {
    const now = clock.now();
    const wanted = Math.floor((Math.min(now, end) - first) / (1_000 / callsPerSecond));
    for (; begun < wanted; begun += 1) due.push(...eventsOf(begun, now));
    const events = due.filter(({ at }) => at <= now);
    due.splice(0, due.length, ...due.filter(({ at }) => at > now));
    for (const one of events) if (one.kind !== 'completed') created.set(keyOf(one), one.at);
    if (events.length > 0) {
      await storage.journal.append({
        calls: [],
        notes: [],
        events: events.map((event) => ({ event, fields: fieldsOf(event) })),
      });
    }
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  return created;
}

function eventsOf(call: number, now: number): JournalledEvent[] {
  const base = {
    callId: `call-${call}`,
    node: 'main',
    direction: 'in',
    clientNumber: '79161234567',
    line: '74951234567',
    employee: { extension: '101', shortNumber: '101' },
  } as const;
  return [
    { ...base, seq: 1, kind: 'incoming', at: now },
    { ...base, seq: 2, kind: 'accepted', at: now + 3_000 },
    { ...base, seq: 3, kind: 'completed', at: now + 30_000, isLast: true },
  ];
}

function fieldsOf({ kind, callId, employee }: JournalledEvent): Record<string, string> {
  return { cmd: 'event', event: kind.toUpperCase(), ext: employee.extension, callid: callId };
}

function keyOf({ kind, callId, employee }: JournalledEvent): string {
  return `${kind.toUpperCase()} of ${employee.extension} in ${callId}`;
}

async function untilNothingWaits({ panel }: Storage): Promise<void> {
  const end = performance.now() + 30 * 60_000;
  while ((await panel.dashboardCounts(Date.now())).waiting > 0) {
    if (performance.now() > end) throw new Error('Messages still wait long after PlanFix was back');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
