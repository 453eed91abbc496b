import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mp3Seconds } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectAudio, locateRecording, Mp3Cache, Mp3Maker, newestRecording } from './index.ts';

const fixtures = new URL('../fixtures/', import.meta.url).pathname;
let folder: string;
let directory: string;
let maker: Mp3Maker;
let limitBytes: number;
let cache: Mp3Cache;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  directory = join(folder, 'monitor');
  await mkdir(join(directory, '2026/11/26'), { recursive: true });
  maker = new Mp3Maker(2);
  limitBytes = 1_000_000;
  cache = new Mp3Cache({ directory: join(folder, 'cache'), limitBytes: () => limitBytes, maker });
});
afterEach(async () => {
  await maker.stop();
  await rm(folder, { recursive: true });
});

async function made(name: string, ref = 'a'.repeat(32)): Promise<string> {
  const located = await locateRecording(directory, name);
  if (located.status !== 'found') throw new Error(located.status);
  const found = await inspectAudio(located.path);
  if (found.status !== 'audio') throw new Error(found.status);
  const provided = await cache.provide({ ref, source: located, format: found.format });
  if (provided.status !== 'ready') throw new Error(provided.why);
  return provided.path;
}

describe('the newest recording', () => {
  const old = new Date(Date.now() - 60_000);
  const put = async (name: string, at = old, from = 'speech-wav.wav'): Promise<void> => {
    await mkdir(join(directory, name, '..'), { recursive: true });
    await copyFile(join(fixtures, from), join(directory, name));
    await utimes(join(directory, name), at, at);
  };
  const newest = () => newestRecording(directory, Date.now() - 10_000);

  it('is found in the folder of the last day, finished and with something in it', async () => {
    await put('2026/11/25/a.wav');
    await put('2026/11/26/b.wav', new Date(old.getTime() - 60_000));
    await put('2026/11/26/c.gsm', old, 'speech-gsm.gsm');
    await put('2026/11/26/being-written.wav', new Date());
    await writeFile(join(directory, '2026/11/26/notes.txt'), 'x'.repeat(5_000));
    await writeFile(join(directory, '2026/11/26/empty.wav'), '');
    expect(await newest()).toEqual({ status: 'found', file: '2026/11/26/c.gsm' });
  });

  it('is none in an empty folder, and what a link leads to is not looked at', async () => {
    await mkdir(join(folder, 'elsewhere'));
    await copyFile(join(fixtures, 'speech-wav.wav'), join(folder, 'elsewhere/x.wav'));
    await utimes(join(folder, 'elsewhere/x.wav'), old, old);
    await symlink(join(folder, 'elsewhere'), join(directory, 'linked'));
    await symlink(join(folder, 'elsewhere/x.wav'), join(directory, 'x.wav'));
    expect(await newest()).toEqual({ status: 'none' });
    expect(await newestRecording(join(folder, 'no-such'), Date.now())).toEqual({ status: 'folder-missing' });
  });
});

describe('an MP3 of a recording', () => {
  it.each([
    ['speech-wav.wav', 1.5],
    ['wav49.WAV', 1.52],
    ['speech-gsm.gsm', 1.5],
    ['speech-ulaw.ulaw', 1.5],
    ['speech-alaw.alaw', 1.5],
    ['speech-sln16.sln16', 1.5],
  ])('is made of %s and has its length; the original stays', async (name, seconds) => {
    await copyFile(join(fixtures, name), join(directory, name));
    const bytes = await readFile(await made(name));
    // The encoder pads the beginning and the end.
    expect(mp3Seconds(bytes)).toBeGreaterThan(seconds);
    expect(mp3Seconds(bytes)).toBeLessThan(seconds + 0.35);
    expect(await readFile(join(directory, name))).toEqual(await readFile(join(fixtures, name)));
  });

  it('is made once, however many ask, and anew when the file has grown', async () => {
    const file = join(directory, 'speech.ulaw');
    await copyFile(join(fixtures, 'speech-ulaw.ulaw'), file);
    const [one, other] = await Promise.all([made('speech.ulaw'), made('speech.ulaw')]);
    expect(one).toBe(other);
    expect((await cache.use()).files).toBe(1);
    await appendFile(file, await readFile(join(fixtures, 'speech-ulaw.ulaw')));
    const longer = await made('speech.ulaw');
    expect(mp3Seconds(await readFile(longer))).toBeGreaterThan(3);
  });

  it('gives way when there is too much of it, the one longest unused first', async () => {
    for (const ref of ['a', 'b', 'c']) {
      await copyFile(join(fixtures, 'speech-wav.wav'), join(directory, `${ref}.wav`));
    }
    const first = await made('a.wav', 'a'.repeat(32));
    const second = await made('b.wav', 'b'.repeat(32));
    await utimes(first, new Date(0), new Date(0));
    limitBytes = (await stat(first)).size + (await stat(second)).size + 10;
    const third = await made('c.wav', 'c'.repeat(32));
    await expect(stat(first)).rejects.toThrow('ENOENT');
    expect((await stat(second)).size + (await stat(third)).size).toBeLessThanOrEqual(limitBytes);
  });

  it('leaves nothing half done when the product stops in the middle', async () => {
    const hour = Buffer.alloc(8_000 * 3_600);
    await writeFile(join(directory, 'hour.ulaw'), hour);
    const making = made('hour.ulaw');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await maker.stop();
    await expect(making).rejects.toThrow('broken off');
    expect((await cache.use()).files).toBe(0);
  });
});

describe('what is in a file', () => {
  it.each([
    ['nothing', 0, 'empty'],
    ['a header alone', 44, 'empty'],
    ['less than its header says', 20_000, 'unfinished'],
  ])('%s', async (_, size, status) => {
    const file = join(directory, 'x.wav');
    await copyFile(join(fixtures, 'speech-wav.wav'), file);
    await truncate(file, size);
    expect(await inspectAudio(file)).toMatchObject({ status });
  });

  it('something else', async () => {
    await writeFile(join(directory, 'x.wav'), '<html>nothing found</html>');
    expect(await inspectAudio(join(directory, 'x.wav'))).toEqual({ status: 'unknown' });
  });
});

describe('where a recording is', () => {
  const name = 'external-101-74957654321-20261126-073320-1795419200.0.wav';
  const placed = async (path: string): Promise<string> => {
    const file = join(directory, path);
    await writeFile(file, 'x');
    return file;
  };

  it.each([
    ['as named in full', (at: string) => join(at, '2026/11/26', name)],
    ['under another mount', () => `/var/spool/asterisk/monitor/2026/11/26/${name}`],
    ['by the name alone: FreePBX has the date in it', () => name],
  ])('%s', async (_, named) => {
    const path = await placed(join('2026/11/26', name));
    expect(await locateRecording(directory, named(directory))).toMatchObject({ status: 'found', path });
  });

  it('under another ending, where people convert them themselves', async () => {
    const path = await placed('call.mp3');
    expect(await locateRecording(directory, 'call.wav')).toMatchObject({ status: 'found', path });
  });

  it.each(['../secret.wav', '2026/../../secret.wav', '/etc/passwd/../../x', 'a\0b.wav', '', '..'])(
    'never outside of the folder: %j',
    async (named) => {
      await writeFile(join(folder, 'secret.wav'), 'x');
      expect((await locateRecording(directory, named)).status).toBe('outside');
    },
  );

  it('not by a link that leads out of the folder', async () => {
    await writeFile(join(folder, 'secret.wav'), 'x');
    await symlink(join(folder, 'secret.wav'), join(directory, 'call.wav'));
    expect((await locateRecording(directory, 'call.wav')).status).toBe('outside');
  });

  it('says what is missing', async () => {
    expect((await locateRecording(join(folder, 'nowhere'), 'x.wav')).status).toBe('folder-missing');
    expect((await locateRecording(directory, 'x.wav')).status).toBe('not-found');
  });
});
