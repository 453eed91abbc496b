import type { Suggestions } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { employeeDifferences, lineDifferences, phonesAmong, trunkDifferences } from './pbx-differences.ts';
import type { PbxDifference } from './pbx-import.tsx';

const words = {
  namedBefore: (name: string) => `was ${name}`,
  calls: (count: number) => `${count} calls`,
  routed: 'routed',
  extension: 'an extension',
  internalNumber: 'looks like one',
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
    { name: '101', technology: 'PJSIP', node: 'main', isTrunk: false, phoneSign: 'extension' },
    { name: '9120', technology: 'PJSIP', node: 'main', isTrunk: false, phoneSign: 'internal-number' },
    { name: 'carrier', technology: 'PJSIP', node: 'main', isTrunk: true, phoneSign: null },
    { name: 'carrier', technology: 'PJSIP', node: 'second', isTrunk: true, phoneSign: null },
    { name: 'known', technology: 'SIP', node: 'main', isTrunk: true, phoneSign: null },
  ],
  lines: [
    { number: '74951234567', isRouted: true, calls: 2, lastCallAt: 1, phoneSign: null },
    { number: '74950000000', isRouted: false, calls: 0, lastCallAt: null, phoneSign: null },
  ],
  routePatterns: ['_7495123460X'],
};
const anna = { extension: '101', shortNumber: '7101', name: 'Anna', enabled: true };
const gleb = { extension: '109', shortNumber: '109', name: 'Gleb', enabled: true };
const briefly = (all: readonly PbxDifference<unknown>[]) =>
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
    const half = {
      ...suggestions,
      nodes: [node, { ...node, node: 'second', failure: 'unreachable' as const }],
    };
    expect(briefly(employeeDifferences([gleb], half, words)).some(([kind]) => kind === 'absent')).toBe(false);
  });
});

it('lines that are set up are not suggested again, however they are written', () => {
  const own = [{ number: '+74950000000', name: '', enabled: true }];
  const [line, ...others] = lineDifferences(own, suggestions, words);
  expect(line).toMatchObject({ text: '74951234567', note: 'routed · 2 calls' });
  expect(others).toEqual([]);
});

it('what looks like a phone is offered as a line with the reason, and not chosen', () => {
  const lines: Suggestions['lines'] = [
    { number: '9120', isRouted: true, calls: 0, lastCallAt: null, phoneSign: 'internal-number' },
    { number: '101', isRouted: false, calls: 1, lastCallAt: 1, phoneSign: 'extension' },
  ];
  expect(briefly(lineDifferences([], { ...suggestions, lines }, words))).toEqual([
    ['new', '9120', 'looks like one · routed', false],
    ['new', '101', 'an extension · 1 calls', false],
  ]);
});

it('trunks are endpoints that are no extension, each once; what looks like a phone comes last, not chosen', () => {
  expect(briefly(trunkDifferences([{ name: 'known' }], suggestions, words))).toEqual([
    ['new', 'carrier', 'PJSIP', true],
    ['new', '9120', 'PJSIP · looks like one', false],
  ]);
  expect(phonesAmong(suggestions)).toEqual(['101']);
});
