import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAmiTrace } from '@planfix-asterisk/ami';
import { compareCalls, readExpectedCalls, tracesDirectory } from '@planfix-asterisk/testing';
import { describe, expect, it } from 'vitest';
import { extensionsIn, playTrace } from './index.ts';
import { labRules } from './testing/lab-rules.ts';
import { told } from './testing/told.ts';

const stepsOf = (name: string) => {
  const text = readFileSync(join(tracesDirectory, 'asterisk-16', `${name}.jsonl`), 'utf8');
  const { entries, faultCount } = readAmiTrace(text);
  expect(faultCount).toBe(0);
  return { entries, steps: [...playTrace(entries, labRules())] };
};

describe('a recording played offline', () => {
  it.each(Object.entries(readExpectedCalls()))(
    'tells what the product would have told: %s',
    (name, expected) => {
      const said = stepsOf(name).steps.flatMap(({ output }) => output?.events ?? []);
      expect(compareCalls(expected, said.map(told))).toEqual([]);
    },
  );

  it('shows every event once and in order, also those the tracker does not use', () => {
    const { entries, steps } = stepsOf('01-inbound-answered');
    expect(steps.flatMap(({ entry }) => entry ?? [])).toEqual(entries);
    expect(steps.some(({ output }) => output === undefined)).toBe(true);
    const times = steps.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  it('names the phones that are extensions, the trunk not', () => {
    const { entries } = stepsOf('05-ringgroup-answered');
    expect(extensionsIn(entries, /^\d{2,5}$/)).toEqual(['101', '102', '103']);
  });
});
