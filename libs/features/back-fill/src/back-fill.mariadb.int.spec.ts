import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  foldRecords,
  readFreepbxRow,
  readMasterCsvLine,
  recordClock,
  timedRecord,
} from '@planfix-asterisk/call-records';
import type { CallRecord } from '@planfix-asterisk/call-records';
import { toPlanfixForm } from '@planfix-asterisk/planfix';
import {
  callRecordScenarios,
  FreepbxDatabases,
  freepbxRows,
  laterLocal,
  recordedCallRecords,
} from '@planfix-asterisk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BackFillStory, by, dayMs, recorded } from './testing/back-fill-story.ts';

const version = 'asterisk-22';
const scenarios = callRecordScenarios(version);

let pbx: FreepbxDatabases;
let folder: string;

beforeAll(async () => {
  pbx = await FreepbxDatabases.start();
  folder = await mkdtemp(join(tmpdir(), 'planfix-master-csv-'));
});
afterAll(async () => {
  await pbx[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function masterCsv(): Promise<string> {
  const file = join(folder, 'Master.csv');
  const lines = scenarios.flatMap((scenario) => recordedCallRecords(version, scenario, 'master'));
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

const rowsOf = (freepbx: 13 | 15) => scenarios.flatMap((name) => freepbxRows(version, name, freepbx));

/** What each call by itself makes of it: fold-records.spec.ts compares that with the rules of live calls. */
function formsOf(story: BackFillStory, read: (scenario: string) => CallRecord[]) {
  return scenarios.flatMap((scenario) => {
    const records = read(scenario);
    const clock = recordClock('auto', records);
    const timed = records.map((record) => timedRecord(record, clock));
    return foldRecords(timed, story.rules.tracker).flatMap(({ events }) =>
      events.map((event) => toPlanfixForm(event)),
    );
  });
}

const sorted = (forms: object[]) => forms.map((form) => JSON.stringify(form)).sort();

describe('a back-fill tells of the calls of a real Asterisk what the rules ask', () => {
  it.each([13, 15] as const)('from the table of FreePBX %i in a real MariaDB', async (freepbx) => {
    const { url } = await pbx.databaseWith(freepbx, rowsOf(freepbx));
    await using story = await BackFillStory.open(url);
    story.run();
    const id = await story.plan(recorded);
    const plan = await story.one(id);
    expect(await story.count('call')).toBe(0);
    expect(await story.desk.start(id, by)).toBe('done');
    await story.untilState(id, 'finished');
    const told = await story.forms();
    const asked = formsOf(story, (name) => freepbxRows(version, name, freepbx).map(readFreepbxRow));
    expect(sorted(told)).toEqual(sorted(asked));
    const done = await story.one(id);
    expect(done).toMatchObject({ found: plan.found, knownBefore: 0, told: plan.told, silent: plan.silent });
    expect(done.recordsRead).toBe(rowsOf(freepbx).length);
    expect(done.found).toBe(await story.count('call'));
  });

  it('from Master.csv', async () => {
    await using story = await BackFillStory.open(await masterCsv());
    story.run();
    const id = await story.plan(recorded);
    await story.desk.start(id, by);
    await story.untilState(id, 'finished');
    const read = (name: string) =>
      recordedCallRecords(version, name, 'master').flatMap((line) => {
        const record = readMasterCsvLine(line);
        return typeof record === 'object' ? record : [];
      });
    expect(sorted(await story.forms())).toEqual(sorted(formsOf(story, read)));
  });

  it('marks them in the journal, and dates them right though the PBX writes local time', async () => {
    const call = freepbxRows(version, 'inbound-busy', 15);
    const inMoscow = call.map((row) => ({ ...row, calldate: laterLocal(row['calldate'] ?? '', 3 * 3_600) }));
    const { url } = await pbx.databaseWith(15, inMoscow);
    await using story = await BackFillStory.open(url);
    story.run();
    const id = await story.plan(recorded);
    await story.desk.start(id, by);
    await story.untilState(id, 'finished');
    const { items } = await story.storage.panel.listCalls({}, { limit: 10 });
    expect(items.map(({ startedAt }) => startedAt)).toEqual([Date.parse(`${call[0]?.['calldate'] ?? ''}Z`)]);
    const detail = await story.storage.panel.callDetail(items[0]?.callId ?? '');
    expect(detail?.notes.map(({ code }) => code)).toContain('back-filled');
    expect(detail?.deliveries.map(({ kind }) => kind)).toEqual(['completed']);
  });
});

describe('what is known is not told again', () => {
  it('calls told live, and calls that are followed at the moment', async () => {
    const { url } = await pbx.databaseWith(15, rowsOf(15));
    await using story = await BackFillStory.open(url);
    const live = freepbxRows(version, 'inbound-answered', 15)[0]?.['linkedid'] ?? '';
    const now = freepbxRows(version, 'inbound-busy', 15)[0]?.['linkedid'] ?? '';
    const call = {
      node: 'main',
      direction: 'in',
      clientNumber: '1',
      line: '',
      startedAt: 1,
      talkS: 0,
    } as const;
    await story.storage.journal.append({
      calls: [{ ...call, callId: live, phase: 'ended', endedAt: 2, recordingFiles: [] }],
      notes: [],
      events: [],
      tracked: { node: 'main', calls: [{ callId: now, json: '{}' }] },
    });
    story.run();
    const id = await story.plan(recorded);
    expect((await story.one(id)).knownBefore).toBe(2);
    await story.desk.start(id, by);
    await story.untilState(id, 'finished');
    const told = new Set((await story.forms()).map(({ callid }) => callid));
    expect([told.has(live), told.has(now)]).toEqual([false, false]);
    const again = await story.plan(recorded);
    expect(await story.one(again)).toMatchObject({ told: 0, silent: 0 });
    expect(await story.desk.start(again, by)).toBe('nothing-to-tell');
  });
});

it('waits while many messages of live calls wait', async () => {
  const { url } = await pbx.databaseWith(15, rowsOf(15));
  await using story = await BackFillStory.open(url);
  let isRoom = false;
  story.run({ hasRoom: () => Promise.resolve(isRoom) });
  const id = await story.plan(recorded);
  await story.desk.start(id, by);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await story.forms()).toEqual([]);
  isRoom = true;
  await story.untilState(id, 'finished');
  expect((await story.one(id)).told).toBeGreaterThan(20);
});

it('says why a time cannot be looked through', async () => {
  await using story = await BackFillStory.open();
  const now = story.clock.now();
  expect(await story.desk.plan(recorded, by)).toEqual({ status: 'no-records' });
  story.url = '/var/log/asterisk/cdr-csv/Master.csv';
  expect(await story.desk.plan({ from: now - 1, to: now + 60_000 }, by)).toEqual({ status: 'too-late' });
  const old = await story.desk.plan({ from: now - 200 * dayMs, to: now }, by);
  expect(old.status).toBe('too-old');
});

describe('after an outage', () => {
  it('records that the PBX writes late are told, too, and nothing twice', async () => {
    const early = freepbxRows(version, 'inbound-busy', 15);
    const late = freepbxRows(version, 'inbound-answered', 15);
    const { name, url } = await pbx.databaseWith(15, early);
    await using story = await BackFillStory.open(url);
    const waits = {
      beforeStartMs: 0,
      lookAgainMs: story.clock.now() + 1_500 - recorded.to,
      idleMs: 50,
      afterTroubleMs: 50,
    };
    story.run({ waits });
    await story.store.outageOver('main', { ...recorded, now: story.clock.now() });
    story.feed.publish({ topic: 'back-fills' });
    await vi.waitFor(async () => expect(await story.count('call')).toBe(1));
    const [backFill] = (await story.store.list({ limit: 5 })).items;
    expect(backFill).toMatchObject({ origin: 'outage', state: 'settling', told: 1 });
    await pbx.fill(name, late);
    await story.untilState(backFill?.id ?? 0, 'finished');
    expect(await story.one(backFill?.id ?? 0)).toMatchObject({ found: 2, told: 2, knownBefore: 0 });
    expect(await story.forms()).toHaveLength(2);
  });

  it('records that are no longer set up are said to be so, and a new address goes on', async () => {
    const { url } = await pbx.databaseWith(15, freepbxRows(version, 'inbound-busy', 15));
    await using story = await BackFillStory.open();
    story.run();
    await story.store.outageOver('main', { ...recorded, now: story.clock.now() });
    const id = (await story.store.list({ limit: 5 })).items[0]?.id ?? 0;
    await vi.waitFor(async () => expect((await story.one(id)).trouble).toBe('not-set-up'));
    story.url = url;
    story.feed.publish({ topic: 'settings' });
    await story.untilState(id, 'finished');
    expect(await story.one(id)).toMatchObject({ told: 1, trouble: null });
  });

  it('a database that is away is said with its name, and read when it is back', async () => {
    const { name, url } = await pbx.databaseWith(15, freepbxRows(version, 'inbound-busy', 15));
    await pbx.root.query(`RENAME TABLE ${name}.cdr TO ${name}.away`);
    await using story = await BackFillStory.open(url);
    story.run();
    await story.store.outageOver('main', { ...recorded, now: story.clock.now() });
    const id = (await story.store.list({ limit: 5 })).items[0]?.id ?? 0;
    await vi.waitFor(async () => expect((await story.one(id)).trouble).not.toBeNull());
    expect((await story.one(id)).troubleDetail).not.toContain('secret');
    await pbx.root.query(`RENAME TABLE ${name}.away TO ${name}.cdr`);
    await story.untilState(id, 'finished');
    expect(await story.one(id)).toMatchObject({ told: 1, trouble: null });
  });
});
