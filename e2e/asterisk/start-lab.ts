import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AmiAccess } from './ami/ami-client.ts';
import { fetchAsterisk, type Report } from './fetch-asterisk.ts';
import type { AsteriskInstall } from './fetch/asterisk-install.ts';
import type { AsteriskVersion } from './fetch/suites.ts';
import type { InstanceRole } from './instance/asterisk-modules.ts';
import { startAsterisk, type AsteriskProcess } from './instance/asterisk-process.ts';
import { makeRunFolder } from './instance/run-folder.ts';
import { writeConfig } from './instance/write-config.ts';
import { allRegistered } from './lab/all-registered.ts';
import { buildLab } from './lab/build-lab.ts';
import { connectWhenReady } from './lab/connect-when-ready.ts';
import { labWords } from './lab/lab-words.ts';
import type { Lab } from './lab/lab.ts';

const bootLimitMs = 30_000;

export type LabOptions = { readonly version: AsteriskVersion; readonly report: Report };

/** Two real Asterisks on 127.0.0.1: a PBX as customers have it, and one that plays the carriers and all phones. */
export async function startLab({ version, report }: LabOptions): Promise<Lab> {
  const install = await fetchAsterisk(version, report);
  report(`Asterisk ${install.release}`);
  const runFolder = await makeRunFolder();
  const processes: AsteriskProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((process) => process.stop()));
    await rm(runFolder, { recursive: true, force: true });
  };
  try {
    const lab = await bringUp({ install, runFolder, processes, stop });
    report('The PBX is up and all phones are registered');
    return lab;
  } catch (error) {
    const words = await Promise.all(processes.map((process) => process.lastWords()));
    await stop();
    throw new Error(`The lab did not start.\n${words.join('\n---\n')}`, { cause: error });
  }
}

type Making = {
  readonly install: AsteriskInstall;
  readonly runFolder: string;
  readonly processes: AsteriskProcess[];
  readonly stop: () => Promise<void>;
};

async function bringUp({ install, runFolder, processes, stop }: Making): Promise<Lab> {
  const words = await labWords();
  for (const role of ['pbx', 'world'] satisfies InstanceRole[]) {
    const home = join(runFolder, role);
    await writeConfig(install, role, { home, words });
    processes.push(await startAsterisk(install, home));
  }
  const adminAmi = loopback(words.pbxAmiPort, 'lab', words.labSecret);
  const worldAmi = loopback(words.worldAmiPort, 'lab', words.labSecret);
  const [admin, world] = await Promise.all([
    connectWhenReady(adminAmi, bootLimitMs),
    connectWhenReady(worldAmi, bootLimitMs),
  ]);
  await allRegistered(admin);
  // FreePBX's Device & User mode: the phone 9120 is used by 120.
  for (const device of ['120', '9120'])
    await admin.perform({ Action: 'DBPut', Family: 'DEVICE', Key: `${device}/user`, Val: '120' });
  const facts = {
    version: install.version,
    release: install.release,
    ami: loopback(words.pbxAmiPort, 'planfix', words.planfixSecret),
    adminAmi,
    admin,
    recordingsDirectory: join(runFolder, 'pbx/spool/monitor'),
    runFolder,
  };
  return buildLab(facts, world, stop);
}

function loopback(port: number, username: string, secret: string): AmiAccess {
  return { host: '127.0.0.1', port, username, secret };
}
