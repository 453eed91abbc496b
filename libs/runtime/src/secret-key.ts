import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { minSecretKeyLength } from './environment.ts';
import type { SecretKeySource } from './environment.ts';
import { StartError } from './start-error.ts';

/** The key that seals stored secrets; made once if nobody gave one. */
export async function loadSecretKey(source: SecretKeySource): Promise<string> {
  if (source.from === 'variable') return source.key;
  const kept = await readKey(source.path);
  if (kept !== undefined) return checkedKey(kept, source);
  if (source.from === 'file') {
    throw new StartError(`SECRET_KEY_FILE: expected a readable file, found nothing at ${source.path}.`);
  }
  await createKey(source.path);
  return checkedKey((await readKey(source.path)) ?? '', source);
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartError(`The secret key in ${path} cannot be read: ${codeOf(error)}.`, { cause: error });
  }
}

function checkedKey(key: string, source: { from: 'file' | 'generated'; path: string }): string {
  if (key.length >= minSecretKeyLength) return key;
  const remedy =
    source.from === 'generated'
      ? 'Put it back from a backup; or delete the file, then all stored secrets must be entered again.'
      : 'Make one with: openssl rand -base64 32';
  throw new StartError(
    `The secret key in ${source.path}: expected at least ${minSecretKeyLength} characters, found ${key.length}. ${remedy}`,
  );
}

/** Written aside and linked into place: nobody ever reads half a key, and of two starts at once one key wins. */
async function createKey(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await linkUnlessThere(aside, path);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `DATA_DIR: expected a folder this user can write, found ${dirname(path)} (${codeOf(error)}).`,
      { cause: error },
    );
  }
}

async function linkUnlessThere(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
