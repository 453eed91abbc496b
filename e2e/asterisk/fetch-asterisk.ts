import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AsteriskUnavailable, type UnavailableCode } from './fetch/asterisk-unavailable.ts';
import { inspectInstall, type AsteriskInstall } from './fetch/asterisk-install.ts';
import { findDebianMirror } from './fetch/debian-mirror.ts';
import { privateApt } from './fetch/private-apt.ts';
import { suites, type AsteriskVersion } from './fetch/suites.ts';
import { unpackPackages } from './fetch/unpack-packages.ts';

export type Report = (line: string) => void;

const packages = ['asterisk', 'asterisk-modules', 'asterisk-core-sounds-en-gsm', 'asterisk-core-sounds-en-wav'];

/** A real Asterisk in the cache folder: fetched once, without root, and without installing anything. */
export async function fetchAsterisk(version: AsteriskVersion, report: Report): Promise<AsteriskInstall> {
  const folder = join(cacheFolder(), `asterisk-${version}`);
  if (!(await isPresent(folder))) await fetchInto(folder, version, report);
  return inspectInstall(version, folder);
}

function cacheFolder(): string {
  const chosen = process.env['ASTERISK_CACHE'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return resolve(import.meta.dirname, '../../.cache');
}

// Everything happens in a folder beside, and only a whole tree gets the name: a killed fetch is simply repeated.
async function fetchInto(folder: string, version: AsteriskVersion, report: Report): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await unpackSuite(draft, suites[version], report);
    await named('unpack-failed', 'The unpacked Asterisk does not run.', () => inspectInstall(version, join(draft, 'root')));
    await rename(join(draft, 'root'), folder).catch(async (error: unknown) => {
      // Another process was faster: its tree is as good as ours.
      if (!(await isPresent(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function unpackSuite(draft: string, suite: string, report: Report): Promise<void> {
  const mirror = await findDebianMirror();
  if (mirror === undefined) throw new AsteriskUnavailable('not-debian', 'Asterisk is fetched from Debian, and this is none.');
  report(`Reading the package list of Debian ${suite} from ${mirror}`);
  const apt = await named('not-debian', 'apt and the Debian keyring are needed.', () =>
    privateApt(join(draft, 'apt'), mirror, suite),
  );
  await named('suite-unreachable', `Cannot read ${suite} from ${mirror}.`, () => apt.update());
  report('Downloading Asterisk and what it needs (about 80 MB)');
  await named('download-failed', `Cannot download Asterisk from ${mirror} ${suite}.`, () => apt.download(packages));
  report('Unpacking');
  await named('unpack-failed', 'Cannot unpack Asterisk.', () =>
    unpackPackages(apt.packagesFolder, join(draft, 'root')),
  );
}

async function named<T>(code: UnavailableCode, what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const missing = code === 'download-failed' && /Unable to locate package|no installation candidate/.test(String(error));
    const detail = error instanceof Error ? error.message : String(error);
    throw new AsteriskUnavailable(missing ? 'package-missing' : code, `${what}\n${detail}`, error);
  }
}

async function isPresent(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
