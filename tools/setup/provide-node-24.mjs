import { access, symlink } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';
import { StepFailed, runQuietly, step } from './step.mjs';

const neededMajor = 24;
// TypeORM 1.1 asks for 24.11.
const neededMinor = 11;
const packageFolder = path.join(root, 'node_modules/node');
const brought = path.join(packageFolder, 'bin/node');

/**
 * Node 24 for the product: the running one if it is new enough, else the one of npm's `node` package. Its binary comes by an
 * install script, and scripts are off in .npmrc (nobody else's may run), so this one is run by hand.
 */
export async function provideNode24() {
  if (isNewEnough(process.versions.node) && (await exists(process.execPath))) return process.execPath;
  if (await runs(brought)) return brought;
  await step(`fetching Node ${neededMajor} (this machine has ${process.versions.node})`, async () => {
    const result = await runQuietly(await anyNode(), ['installArchSpecificPackage.js'], {
      cwd: packageFolder,
    });
    if (result.ok && (await runs(brought))) return linkForScripts();
    throw new StepFailed(
      `${result.output}\n\nNode ${neededMajor} could not be fetched for ${process.platform}-${process.arch}. Check the network and run it ` +
        `again, or install Node.js ${neededMajor} LTS yourself (https://nodejs.org) and start with it.`,
    );
  });
  return brought;
}

/** npm links no program that was not there when it installed; with the link `npm run` and `npx` use this Node, too. */
async function linkForScripts() {
  const link = path.join(root, 'node_modules/.bin/node');
  if (process.platform !== 'win32' && !(await exists(link))) await symlink('../node/bin/node', link);
}

/** `npm ci` may just have removed the very Node that runs this: the one brought by an earlier installation. */
const anyNode = async () => ((await exists(process.execPath)) ? process.execPath : 'node');

const exists = (file) =>
  access(file).then(
    () => true,
    () => false,
  );

async function runs(node) {
  if (!(await exists(node))) return false;
  const { ok, output } = await runQuietly(node, ['--version']);
  return ok && output.startsWith(`v${neededMajor}.`);
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
