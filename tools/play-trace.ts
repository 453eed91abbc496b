import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readAmiTrace } from '@planfix-asterisk/ami';
import { extensionsIn, numberRules, playTrace, trackerRules } from '@planfix-asterisk/calls';
import { numbersSchema, settingsSchema } from '@planfix-asterisk/contracts';
import { StartError } from '@planfix-asterisk/runtime';
import { readInstanceFile } from '@planfix-asterisk/settings';
import { tellStep } from './trace/tell-step.ts';

const usage = `npm run trace -- FILE [--instance CUSTOMER.yaml] [--all]

Plays a recording of AMI events (JSON lines, as the panel records them) through the tracker, offline: what the PBX did,
what PlanFix would have been told, and why not where nothing was.

  --instance FILE   employees, lines, numbers and trunks of a customer; without it every extension is an employee
  --all             also the events that changed nothing
Ends with 0, with 1 when something could not be read, with 2 when a call was still going on at the end.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    instance: { type: 'string' },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [file] = positionals;

// npm runs scripts in the root of the project; paths were typed in INIT_CWD.
const typed = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

function play(path: string): void {
  const { entries, faults, faultCount } = readAmiTrace(readFileSync(typed(path), 'utf8'));
  for (const { line, why } of faults) console.error(`${path}:${line}: ${faultWords[why]}`);
  if (faultCount > faults.length) console.error(`and ${faultCount - faults.length} more lines`);
  if (faultCount > 0) process.exitCode = 1;
  const named =
    values.instance === undefined ? {} : readInstanceFile(typed(values.instance), process.env).settings;
  const numbers = named.numbers ?? numbersSchema.parse({});
  const employees =
    named.employees ??
    extensionsIn(entries, numberRules(numbers).internal).map((extension) => ({
      extension,
      shortNumber: extension,
    }));
  const settings = settingsSchema.parse({ ...named, employees });
  const open = new Map<string, string>();
  let messages = 0;
  for (const step of playTrace(entries, trackerRules(settings, { node: 'trace' }))) {
    const words = tellStep(step, { isAll: values.all });
    if (words !== '') console.log(words);
    messages += step.output?.events.length ?? 0;
    for (const { callId, phase } of step.output?.calls ?? []) {
      if (phase === 'ended') open.delete(callId);
      else open.set(callId, phase);
    }
  }
  console.log(
    `\n${entries.length} events, ${messages} messages for PlanFix, ${open.size} calls still going on`,
  );
  if (open.size > 0) process.exitCode ||= 2;
}

const faultWords = {
  'no-json': 'expected a JSON object',
  'no-time': 'expected "t", the seconds since the recording began',
  'no-event': 'expected "event", the name of the event',
};

try {
  if (values.help || file === undefined) console.log(usage);
  else play(file);
  if (file === undefined && !values.help) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof StartError) && !(error instanceof Error && 'code' in error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
