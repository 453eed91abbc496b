import { describe, expect, it } from 'vitest';
import { agiLines, curlLines, dynamicRouteUrl, lookupSource } from './lookup-values.ts';

const key = 'k'.repeat(32);

describe('what is pasted into the PBX', () => {
  it('names the port even where it goes without saying, and begins no path with a slash', () => {
    expect(lookupSource({ base: 'https://pbx.example.com', key })).toEqual({
      type: 'https',
      host: 'pbx.example.com',
      port: '443',
      path: 'lookup/name',
      query: `key=${key}&number=[NUMBER]&name=[NAME]`,
    });
    expect(lookupSource({ base: 'http://192.0.2.10:3000/', key })).toMatchObject({
      type: 'http',
      port: '3000',
      path: 'lookup/name',
    });
    expect(lookupSource({ base: 'https://example.com/planfix', key }).path).toBe('planfix/lookup/name');
  });

  it('holds no comma before the key: CURL() would take what follows as the body of a POST', () => {
    const route = dynamicRouteUrl({ base: 'http://192.0.2.10:3000/', key });
    expect(route).toBe(`http://192.0.2.10:3000/lookup/responsible?key=${key}&number=[NUMBER]`);
    const lines = curlLines({ base: 'http://192.0.2.10:3000', key }).split('\n');
    expect(lines.map((line) => /CURL\(([^,]*)\)\}\)$/.test(line))).toEqual([true, true]);
  });

  it('calls FastAGI at an address one can call', () => {
    const place = { base: 'http://192.0.2.10:3000', key, port: 4573 };
    expect(agiLines({ ...place, host: '0.0.0.0' })).toBe(
      `same => n,AGI(agi://192.0.2.10:4573/name,${key})\nsame => n,AGI(agi://192.0.2.10:4573/responsible,${key})`,
    );
    expect(agiLines({ ...place, host: '127.0.0.1' })).toContain('agi://127.0.0.1:4573/name');
    expect(agiLines({ ...place, host: 'fd00::1' })).toContain('agi://[fd00::1]:4573/name');
  });
});
