import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AmiClient } from './ami/ami-client.ts';
import { traceLine } from './ami/trace-line.ts';
import { isAsteriskVersion } from './fetch/suites.ts';
import type { Lab } from './lab/lab.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { startLab } from './start-lab.ts';

// Nothing of a call comes later than this after its last channel has gone (call detail records: 7 ms seen).
const afterwordsMs = 300;

const { values, positionals } = parseArgs({
  options: {
    version: { type: 'string', default: '22' },
    out: { type: 'string', default: 'traces' },
    full: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** Plays a scenario and gives what AMI said meanwhile, one event a line. */
async function record(lab: Lab, scenario: Scenario): Promise<string> {
  const began = performance.now();
  const lines: string[] = [];
  const ami = await AmiClient.connect(lab.adminAmi, (event) => {
    const line = traceLine(event, { seconds: (performance.now() - began) / 1000, full: values.full });
    if (line !== undefined)
      lines.push(line.replaceAll(lab.recordingsDirectory, '/var/spool/asterisk/monitor'));
  });
  try {
    await scenario.play(lab);
    await sleep(afterwordsMs);
  } finally {
    ami.close();
  }
  return `${lines.join('\n')}\n`;
}

async function main(): Promise<void> {
  const { version, out } = values;
  if (!isAsteriskVersion(version)) throw new Error(`No Asterisk ${version} here: 16 or 22`);
  const chosen = allScenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (chosen.length === 0)
    throw new Error(`No such scenario. Known:\n${allScenarios.map(({ name }) => name).join('\n')}`);
  const folder = join(out, `asterisk-${version}`);
  await mkdir(folder, { recursive: true });
  const lab = await startLab({ version, report: console.log });
  try {
    for (const scenario of chosen) {
      const file = join(folder, `${scenario.name}${values.full ? '.full' : ''}.jsonl`);
      await writeFile(file, await record(lab, scenario));
      console.log(file);
    }
  } finally {
    await lab.stop();
  }
}

await main();
