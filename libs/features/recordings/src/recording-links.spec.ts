import { openSecretBox } from '@planfix-asterisk/runtime';
import { beforeEach, describe, expect, it } from 'vitest';
import { RecordingLinks } from './recording-links.ts';

const ref = 'ab'.repeat(16);
let kept: Map<string, unknown>;
let links: RecordingLinks;
const linksWith = (key: string) =>
  new RecordingLinks(
    {
      find: (name) =>
        Promise.resolve(kept.has(name) ? { name, value: kept.get(name), savedAt: 0 } : undefined),
      save: (name, value) => Promise.resolve(void kept.set(name, value)),
      saveFirst: (name, value) => {
        if (!kept.has(name)) kept.set(name, value);
        return Promise.resolve(kept.get(name));
      },
    },
    openSecretBox(key),
  );

beforeEach(() => {
  kept = new Map();
  links = linksWith('k'.repeat(40));
});

describe('a link to a recording', () => {
  it('is the same for ever, and names its recording', async () => {
    const name = await links.nameOf(ref);
    expect(await links.nameOf(ref)).toBe(name);
    expect(await linksWith('k'.repeat(40)).refOf(name)).toBe(ref);
    expect(JSON.stringify([...kept.values()])).not.toContain(name.split('.')[2]);
  });

  it('is refused when anything in it was changed', async () => {
    const name = await links.nameOf(ref);
    for (let at = 0; at < name.length; at += 1) {
      const other = name[at] === 'a' ? 'b' : 'a';
      const changed = name.slice(0, at) + other + name.slice(at + 1);
      if (changed !== name) expect([at, await links.refOf(changed)]).toEqual([at, undefined]);
    }
    for (const strange of [
      '',
      'x',
      '../../etc/passwd',
      `${name}/..`,
      name.replace('.mp3', ''),
      name.toUpperCase(),
    ])
      expect(await links.refOf(strange)).toBeUndefined();
  });

  it('in a message that was made with a former key is signed anew; any other stays', async () => {
    const message = {
      cmd: 'record',
      callid: '1',
      record_link: `https://x.ru/pbx/recordings/${await links.nameOf(ref)}`,
    };
    expect(await links.renewed(message)).toBe(message);
    await links.rotate(1_000);
    expect(await links.renewed(message)).toEqual({
      ...message,
      record_link: `https://x.ru/pbx/recordings/${await links.nameOf(ref)}`,
    });
    for (const other of [
      { cmd: 'event' },
      { record_link: 'https://files.x.ru/2026/a.mp3' },
      { record_link: '' },
    ])
      expect(await links.renewed(other)).toBe(other);
  });

  it('ends with its key', async () => {
    const name = await links.nameOf(ref);
    await links.rotate(1_000);
    expect(await links.refOf(name)).toBeUndefined();
    expect(await links.refOf(await links.nameOf(ref))).toBe(ref);
    expect((await links.look()).rotatedAt).toBe(1_000);
  });
});
