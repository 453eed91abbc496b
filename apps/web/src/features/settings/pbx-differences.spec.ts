import type { Suggestions } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { employeeDifferences, lineDifferences, trunkDifferences } from './pbx-differences.ts';

const words = {
  namedBefore: (name: string) => `was ${name}`,
  calls: (count: number) => `${count} calls`,
  routed: 'routed',
};
const node = { node: 'main', failure: null, detail: null, refused: [] };
const suggestions: Suggestions = {
  nodes: [node],
  extensions: [
    { extension: '101', name: 'Anna P.', node: 'main' },
    { extension: '102', name: '', node: 'main' },
    { extension: '103', name: 'Vera', node: 'main' },
  ],
  endpoints: [
    { name: '101', technology: 'PJSIP', node: 'main', isTrunk: false },
    { name: 'carrier', technology: 'PJSIP', node: 'main', isTrunk: true },
    { name: 'carrier', technology: 'PJSIP', node: 'second', isTrunk: true },
    { name: 'known', technology: 'SIP', node: 'main', isTrunk: true },
  ],
  lines: [
    { number: '74951234567', isRouted: true, calls: 2, lastCallAt: 1 },
    { number: '74950000000', isRouted: false, calls: 0, lastCallAt: null },
  ],
};
const anna = { extension: '101', shortNumber: '7101', name: 'Anna', enabled: true };
const gleb = { extension: '109', shortNumber: '109', name: 'Gleb', enabled: true };
const briefly = (all: ReturnType<typeof employeeDifferences>) =>
  all.map(({ kind, text, note, isChosenAtFirst }) => [kind, text, note, isChosenAtFirst]);

describe('employees of the PBX', () => {
  it('are new, named otherwise or gone; only what is new is chosen at first', () => {
    expect(briefly(employeeDifferences([anna, gleb], suggestions, words))).toEqual([
      ['changed', '101 — Anna P.', 'was Anna', false],
      ['new', '102', '', true],
      ['new', '103 — Vera', '', true],
      ['absent', '109 — Gleb', '', false],
    ]);
  });

  it('keep their short number when only the name differs', () => {
    const [renamed] = employeeDifferences([anna], suggestions, words);
    expect(renamed?.after).toEqual({ ...anna, name: 'Anna P.' });
  });

  it('are not called gone by a PBX that was not reached', () => {
    const half = { ...suggestions, nodes: [node, { ...node, node: 'second', failure: 'unreachable' }] };
    expect(briefly(employeeDifferences([gleb], half, words)).some(([kind]) => kind === 'absent')).toBe(false);
  });
});

it('lines that are set up are not suggested again, however they are written', () => {
  const own = [{ number: '+74950000000', name: '', enabled: true }];
  const [line, ...others] = lineDifferences(own, suggestions, words);
  expect(line).toMatchObject({ text: '74951234567', note: 'routed · 2 calls' });
  expect(others).toEqual([]);
});

it('trunks are endpoints that are no extension, each once', () => {
  const found = trunkDifferences([{ name: 'known' }], suggestions);
  expect(found.map(({ after }) => after)).toEqual([{ name: 'carrier' }]);
});
