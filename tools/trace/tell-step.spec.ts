import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAmiTrace } from '@planfix-asterisk/ami';
import { playTrace } from '@planfix-asterisk/calls';
import { labRules, tracesDirectory } from '@planfix-asterisk/testing';
import { expect, it } from 'vitest';
import { tellStep } from './tell-step.ts';

const linesOf = (name: string, isAll = false): string[] => {
  const text = readFileSync(join(tracesDirectory, 'asterisk-16', `${name}.jsonl`), 'utf8');
  const steps = [...playTrace(readAmiTrace(text).entries, labRules())];
  return steps.map((step) => tellStep(step, { isAll })).filter((words) => words !== '');
};

it('tells what the PBX did and what PlanFix would hear, in the words of the panel', () => {
  const lines = linesOf('01-inbound-answered');
  expect(lines[0]).toMatch(
    /^ +0\.\d{3} {2}DialBegin +PJSIP\/carrier-1-0{8}\n {2}· 101 rings\n {2}→ PlanFix: /,
  );
  expect(lines.at(-1)).toContain('event=COMPLETED phone=74957654321 diversion=74951234567 ext=101');
});

it('says why PlanFix hears nothing, and shows the silent events when asked', () => {
  expect(linesOf('18-internal').join('\n')).toContain('! A call between own extensions.');
  expect(linesOf('18-internal', true).length).toBeGreaterThan(linesOf('18-internal').length);
});
