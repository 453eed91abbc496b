import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecretKey } from './secret-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('loadSecretKey', () => {
  it('makes a key once, for this user only, and keeps it', async () => {
    const source = { from: 'generated', path: join(folder, 'data', 'secret.key') } as const;
    const key = await loadSecretKey(source);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await loadSecretKey(source)).toBe(key);
    expect((await stat(source.path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'data'))).toEqual(['secret.key']);
  });

  it('gives all who start at once the same key', async () => {
    const source = { from: 'generated', path: join(folder, 'secret.key') } as const;
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey(source)));
    expect(new Set(keys).size).toBe(1);
  });

  it('reads a key file without its line break', async () => {
    await writeFile(join(folder, 'key'), `${'k'.repeat(32)}\n`);
    expect(await loadSecretKey({ from: 'file', path: join(folder, 'key') })).toBe('k'.repeat(32));
  });

  it('says what is wrong with the key file', async () => {
    await writeFile(join(folder, 'short'), 'hunter2');
    const short = loadSecretKey({ from: 'file', path: join(folder, 'short') });
    await expect(short).rejects.toThrow(/expected at least 32 characters, found 7\. .*openssl/);
    await expect(short).rejects.not.toThrow(/hunter2/);
    const missing = loadSecretKey({ from: 'file', path: join(folder, 'none') });
    await expect(missing).rejects.toThrow(/SECRET_KEY_FILE: expected a readable file/);
  });

  it('does not replace a damaged generated key: stored secrets hang on it', async () => {
    await writeFile(join(folder, 'secret.key'), '');
    const damaged = loadSecretKey({ from: 'generated', path: join(folder, 'secret.key') });
    await expect(damaged).rejects.toThrow(/Put it back from a backup/);
  });

  it('names the data folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const inFile = loadSecretKey({ from: 'generated', path: join(folder, 'file', 'sub', 'secret.key') });
    await expect(inFile).rejects.toThrow(/ENOTDIR/);
  });
});
