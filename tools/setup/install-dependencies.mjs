import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';
import { StepFailed, runQuietly, step } from './step.mjs';

/** Installs the packages of package-lock.json with `npm ci`, unless exactly those are there. */
export async function installDependencies() {
  const [wanted, installed] = await Promise.all([
    readLock('package-lock.json'),
    // npm writes this file as the last act of an installation: a broken-off one does not have it.
    readLock('node_modules/.package-lock.json'),
  ]);
  if (!wanted) throw new StepFailed(`package-lock.json is missing in ${root}: clone the repository anew.`);
  if (isInstalled(wanted, installed)) return;
  await step('installing dependencies (npm ci), about a minute', async () => {
    const result = await runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (!result.ok) throw new StepFailed(explainFailure(result));
  });
}

/** True when every package of the lock is installed in its version; optional ones of other systems may be missing. */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.link || !place.includes('node_modules/')) return true;
    const found = installed[place];
    if (!found) return Boolean(entry.optional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

async function readLock(file) {
  try {
    const text = await readFile(path.join(root, file), 'utf8');
    return JSON.parse(text).packages;
  } catch {
    return undefined; // missing or cut short: the same as not installed
  }
}

const remedies = [
  [
    /command not found|ENOENT.*npm|spawn npm/i,
    'npm was not found. It comes with Node.js: https://nodejs.org',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i,
    'The package registry could not be reached. Check the network (and the proxy: npm config get proxy), then run it again.',
  ],
  [/ENOSPC/i, 'The disk is full: free about 1 GB and run it again.'],
  [
    /EACCES|EPERM/i,
    `No right to write in ${root}: run it as the owner of the folder, or change the owner with chown.`,
  ],
  [
    /can only install packages when your package.json and package-lock.json|Missing:|Invalid: lock file/i,
    'package.json and package-lock.json do not fit each other: take both from the same commit (git status shows local changes).',
  ],
];

/** Turns npm's output into what happened and what to do. */
export function explainFailure({ code, output }) {
  const remedy = remedies.find(([pattern]) => pattern.test(output))?.[1] ?? 'Its last words are above.';
  return `${output}\n\nInstalling the dependencies failed (npm ci ended with code ${code}).\n${remedy}`;
}
