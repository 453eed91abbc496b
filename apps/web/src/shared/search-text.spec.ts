import { describe, expect, it } from 'vitest';
import { callSearch } from '../features/calls/call-search.ts';
import { deliverySearch } from '../features/deliveries/delivery-search.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

describe('filters in the address bar', () => {
  it('come back as they went in', () => {
    const filter = deliverySearch({
      state: ['failed', 'expired'],
      extension: '101',
      phone: '+7 916&x=1',
      from: 1_763_890_000_000,
    });
    expect(deliverySearch(parseSearch(stringifySearch(filter)))).toEqual(filter);
  });

  it('are words that people can read and write', () => {
    expect(stringifySearch({ state: ['failed', 'expired'], extension: '101', kind: undefined })).toBe(
      '?state=failed,expired&extension=101',
    );
  });

  it('leave no question mark when there are none', () => {
    expect(stringifySearch(deliverySearch({}))).toBe('');
  });

  it('that make no sense are left out instead of breaking the page', () => {
    const nonsense = parseSearch('?state=failed,oops&kind=x&from=yesterday&to=-5&extension=%20');
    expect(deliverySearch(nonsense)).toEqual({ state: ['failed'] });
    expect(callSearch(parseSearch('?direction=up&result=won'))).toEqual({});
  });

  it('are cut to what the server takes', () => {
    expect(deliverySearch({ phone: '9'.repeat(100) }).phone).toHaveLength(40);
  });
});
