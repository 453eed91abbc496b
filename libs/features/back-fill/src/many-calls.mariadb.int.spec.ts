import { FreepbxDatabases, freepbxRows, LongestTurn, shiftedRows } from '@planfix-asterisk/testing';
import type { FreepbxRow } from '@planfix-asterisk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BackFillStory, by, dayMs, recordedAt } from './testing/back-fill-story.ts';
import { countedSource, dyingJournal } from './testing/faults.ts';

const calls = 10_000;
const models = ['inbound-answered', 'inbound-busy', 'ring-group-answered', 'outgoing-answered', 'internal'];

/** Weeks of calls, made of recorded ones; `internal` ones tell PlanFix nothing. */
function manyRows(count: number): FreepbxRow[] {
  return Array.from({ length: count }, (_, index) => {
    const model = freepbxRows('asterisk-22', models[index % models.length] ?? '', 15);
    return shiftedRows(model, -170 * index, index + 1);
  }).flat();
}
const weeks = { from: recordedAt - 22 * dayMs, to: recordedAt + dayMs / 12 };

describe(`${calls} calls`, { timeout: 120_000 }, () => {
  let pbx: FreepbxDatabases;
  let url: string;
  beforeAll(async () => {
    pbx = await FreepbxDatabases.start();
    ({ url } = await pbx.databaseWith(15, manyRows(calls)));
  });
  afterAll(() => pbx[Symbol.asyncDispose]());

  it('are told once, with a progress, through two deaths in the middle', async () => {
    await using story = await BackFillStory.open(url);
    const planning = story.run();
    const id = await story.plan(weeks);
    expect(await story.one(id)).toMatchObject({ found: calls, told: calls * 0.8, silent: calls * 0.2 });
    await planning.stop();
    await story.desk.start(id, by);
    for (const [at, when] of [
      [70, 'before'],
      [90, 'after'],
    ] as const) {
      const { journal, died } = dyingJournal(story.storage.journal, { at, when });
      story.dies({ journal });
      await died;
    }
    const middle = await story.one(id);
    expect(middle.state).toBe('running');
    // A step is twenty calls, or what is left of a page.
    expect(middle.found).toBeGreaterThan(2_500);
    expect(middle.found).toBeLessThanOrEqual(159 * 20);
    expect(middle.cursor).toBeGreaterThan(weeks.from);
    const turns = new LongestTurn();
    story.run();
    await story.untilState(id, 'finished', 90_000);
    // Live calls go in between.
    expect(turns.stop()).toBeLessThan(100);
    expect(await story.one(id)).toMatchObject({
      found: calls,
      told: calls * 0.8,
      silent: calls * 0.2,
      knownBefore: 0,
    });
    const ids = (await story.forms()).map(({ callid }) => callid);
    expect([ids.length, new Set(ids).size]).toEqual([calls * 0.8, calls * 0.8]);
    expect(await story.count('delivery')).toBe(calls * 0.8);
    expect(await story.count('call')).toBe(calls);
  });

  it('are read in pages, and pause and end when somebody says so', async () => {
    await using story = await BackFillStory.open(url);
    const { open, pages } = countedSource(url);
    story.run({ open, perSecond: () => 400 });
    const id = await story.plan({ ...weeks, from: recordedAt - 4 * dayMs });
    const planned = pages();
    expect(planned).toBeGreaterThan(5);
    await story.desk.start(id, by);
    await vi.waitFor(async () => expect((await story.one(id)).told).toBeGreaterThan(30));
    expect(await story.desk.pause(id, by)).toBe('done');
    const paused = (await story.one(id)).told;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await story.one(id)).told).toBe(paused);
    await story.desk.resume(id, by);
    await vi.waitFor(async () => expect((await story.one(id)).told).toBeGreaterThan(paused));
    expect(await story.desk.cancel(id, by)).toBe('done');
    expect((await story.one(id)).state).toBe('cancelled');
    expect(await story.desk.resume(id, by)).toBe('wrong-state');
    expect(pages() - planned).toBeLessThan(planned);
    const { told } = await story.one(id);
    expect((await story.forms()).length).toBe(told);
  });
});
