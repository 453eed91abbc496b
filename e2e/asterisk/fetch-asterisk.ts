import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AsteriskUnavailable, type UnavailableCode } from './fetch/asterisk-unavailable.ts';
import { inspectInstall, type AsteriskInstall } from './fetch/asterisk-install.ts';
import { findDebianMirror } from './fetch/debian-mirror.ts';
import { makeDraftFolder } from './fetch/draft-folder.ts';
import { privateApt } from './fetch/private-apt.ts';
import { suites, type AsteriskVersion, type Suite } from './fetch/suites.ts';
import { unpackPackages } from './fetch/unpack-packages.ts';

export type Report = (line: string) => void;

/** A real Asterisk in the cache folder: fetched once, without root, and without installing anything. */
export async function fetchAsterisk(version: AsteriskVersion, report: Report): Promise<AsteriskInstall> {
  const folder = join(cacheFolder(), `asterisk-${version}`);
  if (!(await isWhole(folder, version))) await fetchInto(folder, version, report);
  return inspectInstall(version, folder);
}

function cacheFolder(): string {
  const chosen = process.env['ASTERISK_CACHE'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return resolve(import.meta.dirname, '../../.cache');
}

// A tree says of which packages it was made, so that a changed list fetches it anew.
const recipeFile = 'lab-recipe.json';

async function isWhole(folder: string, version: AsteriskVersion): Promise<boolean> {
  const recipe = await readFile(join(folder, recipeFile), 'utf8').catch(() => '');
  return recipe === JSON.stringify(suites[version]);
}

// Everything happens in a folder beside, and only a whole tree gets the name: a killed fetch is simply repeated.
async function fetchInto(folder: string, version: AsteriskVersion, report: Report): Promise<void> {
  const draft = await makeDraftFolder(folder);
  const root = join(draft, 'root');
  try {
    await unpackSuite(draft, suites[version], report);
    await named('unpack-failed', 'The unpacked Asterisk does not run.', () => inspectInstall(version, root));
    await writeFile(join(root, recipeFile), JSON.stringify(suites[version]));
    // Another process may have been faster: its tree is as good as ours.
    if (await isWhole(folder, version)) return;
    await rename(folder, join(draft, 'outdated')).catch(() => undefined);
    await rename(root, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function unpackSuite(draft: string, suite: Suite, report: Report): Promise<void> {
  const mirror = await findDebianMirror();
  if (mirror === undefined)
    throw new AsteriskUnavailable('not-debian', 'Asterisk is fetched from Debian, and this is none.');
  report(`Reading the package list of Debian ${suite.name} from ${mirror}`);
  const apt = await named('not-debian', 'apt and the Debian keyring are needed.', () =>
    privateApt(join(draft, 'apt'), mirror, suite.name),
  );
  await named('suite-unreachable', `Cannot read ${suite.name} from ${mirror}.`, () => apt.update());
  report('Downloading Asterisk and what it needs (about 80 MB)');
  await named('download-failed', `Cannot download Asterisk from ${mirror} ${suite.name}.`, () =>
    apt.download(suite.packages),
  );
  report('Unpacking');
  await named('unpack-failed', 'Cannot unpack Asterisk.', () =>
    unpackPackages(apt.packagesFolder, join(draft, 'root')),
  );
}

async function named<T>(code: UnavailableCode, what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const missing = /Unable to locate package|no installation candidate/.test(detail);
    throw new AsteriskUnavailable(missing ? 'package-missing' : code, `${what}\n${detail}`, error);
  }
}
