import { mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAmiTrace } from '@planfix-asterisk/ami';
import { playTrace } from '@planfix-asterisk/calls';
import { amiNodeSchema } from '@planfix-asterisk/contracts';
import { createLogger, systemClock } from '@planfix-asterisk/runtime';
import { labRules, readTrace, renameNumbers, ScriptedAsterisk } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TraceFiles, TraceRecorder } from './index.ts';

let pbx: ScriptedAsterisk;
let folder: string;
let recorder: TraceRecorder;
let files: TraceFiles;
const request = { node: 'main', minutes: 1, masksNumbers: true };

beforeEach(async () => {
  pbx = await ScriptedAsterisk.start();
  folder = await mkdtemp(join(tmpdir(), 'traces-'));
  const { port, secret } = pbx;
  const node = amiNodeSchema.parse({ name: 'main', host: '127.0.0.1', port, username: 'planfix', secret });
  files = new TraceFiles(folder);
  const log = createLogger({ level: 'silent' });
  recorder = new TraceRecorder({
    files,
    nodes: () => [node],
    secrets: () => [secret],
    clock: systemClock,
    log,
  });
});
afterEach(async () => {
  await recorder.stop();
  await pbx.stop();
  await rm(folder, { recursive: true });
});

const heard = (events: number) =>
  expect.poll(async () => (await recorder.look()).running?.events ?? 0).toBeGreaterThanOrEqual(events);

describe('TraceRecorder', () => {
  it('writes what the PBX says so that the call can be told from it, numbers hidden', async () => {
    expect(await recorder.start(request)).toMatchObject({ status: 'started', run: { node: 'main' } });
    expect(await recorder.start(request)).toEqual({ status: 'running' });
    const trace = readTrace('01-inbound-answered');
    await pbx.playTrace(trace, { speed: 50, run: 1 });
    await heard(trace.length - 2);
    expect((await recorder.look()).files).toEqual([]);
    expect(await recorder.stop()).toBe(true);
    const { running, brokenOff, files: kept } = await recorder.look();
    expect([running, brokenOff, kept.length]).toEqual([null, null, 1]);
    const name = kept[0]?.name ?? '';
    const path = files.pathOf(name) ?? '';
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain('74957654321');
    // By the whole id: that of another call may begin with it.
    expect(await files.hasCall(name, '1795419200.1000000')).toBe(true);
    expect(await files.hasCall(name, '1795419200.100000')).toBe(false);
    expect(await files.hasCall('20260101-000000-main', '1795419200.1000000')).toBeUndefined();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { entries, faultCount } = readAmiTrace(text);
    expect(faultCount).toBe(0);
    const said = [...playTrace(entries, labRules())].flatMap(({ output }) => output?.events ?? []);
    expect(said.map(({ kind }) => kind)).toEqual(['incoming', 'accepted', 'completed']);
  });

  it('records one call only, and ends with it', async () => {
    const number = '74957654321';
    await recorder.start({ ...request, onlyNumber: '8 (495) 765-43-21' });
    const other = { '101': '102', [number]: '79990000001' };
    await pbx.playTrace(renameNumbers(readTrace('02-inbound-caller-gives-up'), other), { speed: 50, run: 1 });
    expect((await recorder.look()).running?.oneCall).toEqual({ number: '8 (495) 765-43-21', isFound: false });
    await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 50, run: 2 });
    await expect.poll(async () => (await recorder.look()).running, { timeout: 5_000 }).toBeNull();
    const { brokenOff, files: kept } = await recorder.look();
    const { entries } = readAmiTrace(await readFile(files.pathOf(kept[0]?.name ?? '') ?? '', 'utf8'));
    const said = [...playTrace(entries, labRules())].flatMap(({ output }) => output?.events ?? []);
    expect(brokenOff).toBeNull();
    expect(said.map(({ kind, employee }) => `${kind} ${employee.extension}`)).toEqual([
      'incoming 101',
      'accepted 101',
      'completed 101',
    ]);
  });

  it('says that the call did not come, and leaves no file', async () => {
    await recorder.start({ ...request, onlyNumber: '105' });
    await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 50, run: 1 });
    await recorder.stop();
    expect(await recorder.look()).toMatchObject({ running: null, brokenOff: 'no-call', files: [] });
  });

  it('keeps what it has when the link is lost, and says so', async () => {
    await recorder.start(request);
    pbx.dropAll();
    await expect.poll(async () => (await recorder.look()).brokenOff).toBe('link-lost');
    expect((await recorder.look()).running).toBeNull();
  });

  it('says why when the PBX cannot be reached, and leaves no file', async () => {
    await pbx.stop();
    expect(await recorder.start(request)).toMatchObject({ status: 'not-connected' });
    expect(await recorder.start({ ...request, node: 'other' })).toEqual({ status: 'unknown-node' });
    expect((await recorder.look()).files).toEqual([]);
  });

  it('leaves no link behind when there is no place for the file', async () => {
    await writeFile(join(folder, 'traces'), 'in the way');
    await expect(recorder.start(request)).rejects.toThrow('EEXIST');
    await expect.poll(() => pbx.connections).toBe(0);
    await rm(join(folder, 'traces'));
    expect(await recorder.start(request)).toMatchObject({ status: 'started' });
  });

  it('keeps the last twenty', async () => {
    for (let second = 10; second < 35; second += 1) {
      const file = await files.create(`20261126-1200${second}-main`);
      await file.close();
    }
    const names = (await recorder.look()).files.map(({ name }) => name);
    expect([names.length, names[0], names.at(-1)]).toEqual([
      20,
      '20261126-120034-main',
      '20261126-120015-main',
    ]);
  });

  it.each(['../settings', '20261126-120000-main/../../x', '', 'a.jsonl', '20261126-120000-MAIN'])(
    'makes no path of %j',
    async (name) => {
      expect(files.pathOf(name)).toBeUndefined();
      expect(await files.remove(name)).toBe(false);
    },
  );

  it('lists nothing but its own recordings', async () => {
    const file = await files.create('20261126-120000-main');
    await file.close();
    await writeFile(join(folder, 'traces/notes.txt'), '');
    await symlink('/etc/hostname', join(folder, 'traces/evil.jsonl'));
    expect((await readdir(join(folder, 'traces'))).length).toBe(3);
    expect((await files.list()).map(({ name }) => name)).toEqual(['20261126-120000-main']);
  });
});
