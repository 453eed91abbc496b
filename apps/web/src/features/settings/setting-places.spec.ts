import { readdirSync, readFileSync } from 'node:fs';
import { settingsSchema } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import en from '../../i18n/en.json' with { type: 'json' };
import { fieldOf, settingPlaces } from './setting-places.ts';
import { settingsPages } from './settings-pages.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** `ami.*.host` for each setting; `analytics.<name>` where the names are free. */
function pathsOf(schema: JsonSchema, path: string): string[] {
  const below = Object.entries(schema.properties ?? {});
  if (below.length > 0) {
    return below.flatMap(([key, child]) =>
      typeof child === 'object' ? pathsOf(child, path === '' ? key : `${path}.${key}`) : [],
    );
  }
  if (typeof schema.additionalProperties === 'object') return [`${path}.<name>`, `${path}.<value>`];
  const { items } = schema;
  return typeof items === 'object' && !Array.isArray(items) ? pathsOf(items, `${path}.*`) : [path];
}

/** Of no use to anybody but our own tests. */
const forTestsOnly = ['alerts.telegram.apiUrl'];

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  .join('\n');

describe('every setting', () => {
  const paths = pathsOf(z.toJSONSchema(settingsSchema, { io: 'input' }), '');

  it('has its place in the panel', () => {
    expect(paths).toContain('ami.*.host');
    expect(paths.filter((path) => !settingPlaces.has(path))).toEqual(forTestsOnly);
    expect([...settingPlaces.keys()].filter((path) => !paths.includes(path))).toEqual([]);
  });

  it.each([...settingPlaces])(
    '%s has a label, a help and an error text, and a field on a page',
    (path, place) => {
      const { label, help, error } = en.settings.fields[place.field];
      expect([label, help, error].filter((text) => text === '')).toEqual([]);
      expect(settingsPages).toContain(place.page);
      const isShown =
        sources.includes(`field="${place.field}"`) || sources.includes(`'${path.replace(/\.\*$/, '')}'`);
      expect(isShown).toBe(true);
    },
  );
});

it.each([
  ['planfix.url', 'planfixUrl'],
  ['ami.0.host', 'nodeHost'],
  ['employees.12.devices.0', 'devices'],
  ['trustedProxies', 'trustedProxies'],
  ['analytics.queue', 'analyticsField'],
  ['reason', undefined],
])('the field that the API calls %s is %s', (path, field) => expect(fieldOf(path)).toBe(field));
