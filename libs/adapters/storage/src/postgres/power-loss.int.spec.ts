import { PostgresServer } from '@planfix-asterisk/testing';
import { expect, it } from 'vitest';
import { ChangeHints } from '../change-hints.ts';
import { entryOf, event, t0 } from '../conformance/story-events.ts';
import { temporaryDatabase } from '../testing/temporary-database.ts';
import { openPostgres } from './open-postgres.ts';

const rounds = 3;
const limits = { leaseMs: 30_000, maxStarts: 3 };

it('loses no acknowledged write when PostgreSQL is stopped like by a power cut, and goes on by itself', async () => {
  await using server = await PostgresServer.start();
  const database = await temporaryDatabase(server.url);
  const storage = await openPostgres(
    { kind: 'postgres', url: database.url, shown: 'spec' },
    { hints: new ChangeHints(undefined) },
  );
  const acknowledged: string[] = [];
  const claimed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const outage = new AbortController();
    const writing = Array.from({ length: 4 }, async (_, writer) => {
      for (let call = 0; !outage.signal.aborted; call += 1) {
        const callId = `call-${round}-${writer}-${call}`;
        const told = storage.journal.append(entryOf(event({ callId, kind: 'completed' })));
        const isTaken = await told.then(() => true).catch(() => false);
        if (isTaken) acknowledged.push(callId);
        else return;
      }
    });
    const claiming = (async () => {
      while (!outage.signal.aborted) {
        const some = await storage.deliveries.claim(t0, { any: 3, popupsOnly: 0 }, limits).catch(() => []);
        claimed.push(...some.map(({ id }) => id));
      }
    })();
    while (acknowledged.length < (round + 1) * 40) await new Promise((resolve) => setTimeout(resolve, 10));
    await server.stop('immediate');
    outage.abort();
    await Promise.all([...writing, claiming]);
    expect(storage.gate.status.state).toBe('failing');
    await server.start();
  }
  const known = await storage.dataSource.query<{ id: number; call_id: string }[]>(
    'SELECT id, call_id FROM call_event',
  );
  const ids = new Set(known.map(({ call_id }) => call_id));
  expect(acknowledged.filter((callId) => !ids.has(callId))).toEqual([]);
  // A claim that was handed out is never handed out again before its lease ends: it may be on the wire.
  expect(new Set(claimed).size).toBe(claimed.length);
  await storage.close();
}, 180_000);
