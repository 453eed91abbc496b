import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnvironment } from '@planfix-asterisk/runtime';
import { ScriptedAsterisk, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { demoInstance } from './demo-instance.ts';
import { makeTrouble } from './make-trouble.ts';
import { playCalls } from './play-calls.ts';
import { assertPortIsFree, Product } from './product.ts';
import { welcome } from './welcome.ts';

const root = resolve(import.meta.dirname, '../../..');
const planfixToken = 'demo-planfix-token';
const admin = { username: 'admin', password: 'demo-password' };
const ami = { username: 'planfix', secret: 'demo-ami-secret' };

/** Runs the product beside a simulated PBX and a simulated PlanFix until `stop`, and then ends all of them. */
export async function runDemo(variables: NodeJS.ProcessEnv, stop: AbortSignal): Promise<void> {
  const { port, host } = readEnvironment({ PORT: variables.PORT, HOST: variables.HOST });
  await assertPortIsFree(port, host);
  const folder = await emptyFolder(join(root, 'data/demo', String(port)));
  await using ending = new AsyncDisposableStack();
  const planfix = new SimulatedPlanfix({ token: planfixToken });
  await planfix.start();
  ending.defer(() => planfix.stop());
  const asterisk = await ScriptedAsterisk.start(ami);
  ending.defer(() => asterisk.stop());
  const instanceFile = join(folder, 'instance.yaml');
  const text = demoInstance({
    planfix: { url: planfix.url, token: planfixToken },
    ami: { ...ami, port: asterisk.port },
    admin,
  });
  await writeFile(instanceFile, text, { mode: 0o600 });

  console.log('• starting planfix-asterisk …');
  const product = new Product({
    program: join(root, 'apps/standalone/dist/main.js'),
    folder,
    // The demo must not touch a database or an address that is set for the real thing.
    environment: {
      ...variables,
      DATABASE_URL: '',
      PUBLIC_URL: '',
      PORT: String(port),
      HOST: host,
      DATA_DIR: folder,
      INSTANCE_FILE: instanceFile,
    },
  });
  ending.defer(() => product.stop());
  const over = AbortSignal.any([stop, product.ended]);
  await product.whenAnswering({ port, host, signal: over });
  await product.waitUntil('logged in to the simulated PBX', () => asterisk.clients > 0, over);
  if (!over.aborted) console.log(welcome({ port, host, pageUrl: planfix.pageUrl, admin, folder }));
  await Promise.all([playCalls(asterisk, over), makeTrouble(planfix, over)]);
  if (!stop.aborted) throw await product.unexpectedEnd();
  console.log('\n• ending the demo …');
}

async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
