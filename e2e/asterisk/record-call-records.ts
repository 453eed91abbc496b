import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isAsteriskVersion } from './fetch/suites.ts';
import type { Lab } from './lab/lab.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { startLab } from './start-lab.ts';

// Nothing of a call comes later than this after its last channel has gone (call detail records: 7 ms seen).
const afterwordsMs = 300;
/** As Asterisk writes them: its own file, and the columns of FreePBX's table. */
const sources = { master: 'cdr-csv/Master.csv', freepbx: 'cdr-custom/freepbx.csv' } as const;

const { values, positionals } = parseArgs({
  options: {
    version: { type: 'string', default: '22' },
    out: { type: 'string', default: 'libs/testing/call-records' },
  },
  allowPositionals: true,
});

/** Plays a scenario and writes the call detail records Asterisk made of it. */
async function record(lab: Lab, scenario: Scenario, folder: string): Promise<void> {
  const written = (file: string) => readFile(join(lab.runFolder, 'pbx/log', file), 'utf8').catch(() => '');
  const before = { master: await written(sources.master), freepbx: await written(sources.freepbx) };
  await scenario.play(lab);
  await sleep(afterwordsMs);
  for (const source of ['master', 'freepbx'] as const) {
    const rows = (await written(sources[source])).slice(before[source].length);
    await writeFile(join(folder, `${scenario.name}.${source}.csv`), rows);
  }
}

async function main(): Promise<void> {
  const { version, out } = values;
  if (!isAsteriskVersion(version)) throw new Error(`No Asterisk ${version} here: 16 or 22`);
  const chosen = allScenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (chosen.length === 0)
    throw new Error(`No such scenario. Known:\n${allScenarios.map(({ name }) => name).join('\n')}`);
  const folder = join(out, `asterisk-${version}`);
  await mkdir(folder, { recursive: true });
  const expected = Object.fromEntries(allScenarios.map(({ name, expected: calls }) => [name, calls]));
  await writeFile(join(out, 'expected.json'), `${JSON.stringify(expected, undefined, 1)}\n`);
  const lab = await startLab({ version, report: console.log });
  try {
    for (const scenario of chosen) {
      await record(lab, scenario, folder);
      console.log(scenario.name);
    }
  } finally {
    await lab.stop();
  }
}

await main();
