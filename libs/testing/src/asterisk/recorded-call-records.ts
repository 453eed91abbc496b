import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExpectedCalls } from './expected-calls.ts';
import { tracesDirectory } from './trace.ts';

/** Call detail records of real Asterisks; one folder for each version, `expected.json` beside them. */
export const callRecordsDirectory = join(tracesDirectory, '..', 'call-records');

/** `master`: lines of Master.csv; `freepbx`: rows of FreePBX's table, in the order of its columns. */
export type RecordSource = 'master' | 'freepbx';

export function callRecordScenarios(version: string): string[] {
  const ending = '.master.csv';
  return readdirSync(join(callRecordsDirectory, version))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** The lines that one scenario made Asterisk write. */
export function recordedCallRecords(version: string, scenario: string, source: RecordSource): string[] {
  const file = join(callRecordsDirectory, version, `${scenario}.${source}.csv`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** What PlanFix must hear of each scenario when it is followed live. */
export function expectedOfRecords(): ExpectedCalls {
  const file = join(callRecordsDirectory, 'expected.json');
  return JSON.parse(readFileSync(file, 'utf8')) as ExpectedCalls;
}
