import { describe, expect, it } from 'vitest';
import { matching, replaced, stepBetween } from './list-draft.ts';

const anna = { extension: '101', name: 'Анна', enabled: true };
const boris = { extension: '102', name: 'Борис', enabled: false };

describe('a list as a draft', () => {
  it('puts a new item at the end', () => expect(replaced([anna], null, boris)).toEqual([anna, boris]));
  it('puts a changed item into its old place', () => {
    const changed = { ...anna, name: 'Анна П.' };
    expect(replaced([anna, boris], anna, changed)).toEqual([changed, boris]);
  });
  it('can go back after an item was changed or removed, and names it as it was', () => {
    const off = { ...anna, enabled: false };
    expect(stepBetween([anna, boris], [off, boris])).toEqual({
      kind: 'changed',
      items: [anna],
      before: [anna, boris],
    });
    expect(stepBetween([anna, boris], [boris])).toMatchObject({ kind: 'removed', items: [anna] });
    expect(stepBetween([anna], [anna, boris])).toBeNull();
  });
  it('finds items by any field, whatever the case of the letters', () => {
    expect(matching([anna, boris], ' бОр')).toEqual([boris]);
    expect(matching([anna, boris], '10')).toEqual([anna, boris]);
    expect(matching([anna, boris], 'true')).toEqual([]);
  });
});
