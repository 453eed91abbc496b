import { describe, expect, it } from 'vitest';
import { changedSettings } from './changed-settings.ts';

describe('the settings that a change touched', () => {
  it('are those that differ, by their paths', () => {
    const before = { history: { lifetimeH: 72, retryS: [5, 30] }, slots: 8 };
    const after = { history: { lifetimeH: 48, retryS: [5, 60] }, slots: 8 };
    expect(changedSettings('delivery', before, after)).toEqual([
      'delivery.history.lifetimeH',
      'delivery.history.retryS',
    ]);
  });

  it('are all of a section that was not set before', () => {
    expect(changedSettings('pbx', null, { token: '••••••••' })).toEqual(['pbx.token']);
  });

  it('are the list itself where a section is a list, and the section where it is one value', () => {
    expect(changedSettings('trunks', [], ['carrier'])).toEqual(['trunks']);
    expect(changedSettings('publicUrl', 'https://a', 'https://b')).toEqual(['publicUrl']);
  });
});
