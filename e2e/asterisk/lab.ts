import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { isAsteriskVersion } from './fetch/suites.ts';
import { phones } from './lab/all-registered.ts';
import type { Lab, PlacedCall } from './lab/lab.ts';
import { isStep, type Step } from './lab/step.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';
import { startLab } from './start-lab.ts';

const help = `
  will 101 ring:1 answer talk:10        what a phone (or an outside number) does when it is rung
  in 74951234600 74957654321 talk:5     a call from outside: line, caller, what the caller does after the answer
  out 101 89161234567 talk:5            a call by a phone
  list                                  the scenarios
  play ring-group-answered              one of them
  quit`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { version: { type: 'string', default: '22' } } });
  if (!isAsteriskVersion(values.version)) throw new Error(`No Asterisk ${values.version} here: 16 or 22`);
  const lab = await startLab({ version: values.version, report: console.log });
  const input = createInterface({ input: process.stdin, output: process.stdout });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => input.close());
  input.on('SIGINT', () => input.close());
  try {
    introduce(lab);
    askForCommand();
    for await (const line of input) {
      if (line.trim() === 'quit') break;
      await obey(lab, line).catch((error: unknown) => console.log(String(error)));
      askForCommand();
    }
  } finally {
    input.close();
    await lab.stop();
  }
}

// Not readline's own prompt: that throws once the input has ended.
function askForCommand(): void {
  process.stdout.write('lab> ');
}

function introduce(lab: Lab): void {
  const { host, port, username, secret } = lab.ami;
  console.log(`
AMI          ${host}:${port}
user         ${username}
secret       ${secret}
recordings   ${lab.recordingsDirectory}
logs         ${lab.runFolder}/pbx/log/messages
phones       ${phones.join(' ')} (108 is never registered)
trunks       carrier-1 carrier-2
lines        74951234567 -> 101, 7495123410X -> 10X, …600 …601 …602 groups, …700 to …703 queues, …800 menu, …901 follow-me
${help}`);
}

async function obey(lab: Lab, line: string): Promise<void> {
  const [command, ...words] = line.trim().split(/\s+/);
  const [first = '', second = '', ...rest] = words;
  if (command === 'list')
    for (const { name, title } of allScenarios) console.log(`${name.padEnd(36)} ${title}`);
  else if (command === 'will') await lab.numberWill(first, steps(words.slice(1)));
  else if (command === 'in') follow(await lab.callIn(first, { from: second, then: steps(rest) }));
  else if (command === 'out') follow(await lab.phone(first).calls(second, { then: steps(rest) }));
  else if (command === 'play') await playByName(lab, first);
  else if (command !== '') console.log(help);
}

async function playByName(lab: Lab, name: string): Promise<void> {
  const scenario = allScenarios.find((candidate) => candidate.name === name);
  if (scenario === undefined) throw new Error(`No scenario ${name}; see list`);
  await scenario.play(lab);
  console.log('To be told to PlanFix:', JSON.stringify(scenario.expected, undefined, 1));
}

function steps(words: readonly string[]): Step[] {
  const wrong = words.find((word) => !isStep(word));
  if (wrong !== undefined) throw new Error(`Not a step: ${wrong}`);
  return words.filter(isStep);
}

function follow(call: PlacedCall): void {
  console.log(`call ${call.linkedid} begins`);
  call.ended().then(
    () => console.log(`call ${call.linkedid} is over`),
    (error: unknown) => console.log(String(error)),
  );
}

await main();
