import { describe, expect, it } from 'vitest';
import { toggled } from './selection.ts';

const keys = ['a', 'b', 'c', 'd'];

describe('marking rows', () => {
  it('marks and unmarks one', () => {
    expect([...toggled(new Set(), 'b')]).toEqual(['b']);
    expect([...toggled(new Set(['a', 'b']), 'b')]).toEqual(['a']);
  });

  it('marks and unmarks a stretch, in both directions', () => {
    expect([...toggled(new Set(['d']), 'b', { keys, from: 'd' })].toSorted()).toEqual(['b', 'c', 'd']);
    expect([...toggled(new Set(keys), 'c', { keys, from: 'a' })]).toEqual(['d']);
  });

  it('marks one when the stretch has no beginning any more', () => {
    expect([...toggled(new Set(), 'b', { keys, from: 'gone' })]).toEqual(['b']);
    expect([...toggled(new Set(), 'b', { keys, from: null })]).toEqual(['b']);
  });
});
