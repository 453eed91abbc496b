import { settingsSchema } from '@planfix-asterisk/contracts';
import { expect, it } from 'vitest';
import { CallerLookup } from './caller-lookup.ts';
import type { ContactLookup } from './contacts.ts';

const rules = settingsSchema.parse({
  employees: [
    { extension: '203', shortNumber: '103' },
    { extension: '204', shortNumber: '104', enabled: false },
  ],
});
const contact = (name: string, responsible: string): ContactLookup => ({
  contact: { name, responsible },
  source: 'planfix',
});

function lookupOf(found: ContactLookup, lookup = {}) {
  const asked: string[] = [];
  const find = (number: string) => {
    asked.push(number);
    return Promise.resolve(found);
  };
  const parts = { contacts: { find }, rules: () => ({ ...rules, lookup: { ...rules.lookup, ...lookup } }) };
  return { lookup: new CallerLookup(parts), asked };
}

it("finds the name and the responsible employee's extension, by the number as PlanFix has it", async () => {
  const { lookup, asked } = lookupOf(contact('Жанна', '103'));
  expect(await lookup.find({ number: '8 916 123-45-67' })).toMatchObject({
    name: 'Жанна',
    responsible: '203',
  });
  expect(asked).toEqual(['79161234567']);
});

it('writes names in Latin letters where that is set', async () => {
  const { lookup } = lookupOf(contact('Жанна', ''), { transliterate: true });
  expect(await lookup.find({ number: '79161234567' })).toMatchObject({ name: 'Zhanna', responsible: '' });
});

it.each(['104', '105', ''])(
  'names nobody responsible who is not mapped and switched on: %j',
  async (responsible) => {
    const { lookup } = lookupOf(contact('Anna', responsible));
    expect(await lookup.find({ number: '79161234567' })).toMatchObject({ responsible: '' });
  },
);

it.each<ContactLookup>([
  { source: 'failed' },
  { source: 'skipped' },
  { source: 'not-set-up' },
  contact('', ''),
])("gives the caller's own number back, or the name the carrier sent: %o", async (found) => {
  const { lookup } = lookupOf(found);
  expect(await lookup.find({ number: '+79161234567' })).toMatchObject({
    name: '+79161234567',
    isKnown: false,
  });
  expect(await lookup.find({ number: '79161234567', name: 'IVANOV' })).toMatchObject({ name: 'IVANOV' });
});

it.each(['102', 'anonymous', ''])('does not ask PlanFix for %j', async (number) => {
  const { lookup, asked } = lookupOf(contact('Anna', '103'));
  expect(await lookup.find({ number })).toMatchObject({ name: number, responsible: '', source: 'no-client' });
  expect(asked).toEqual([]);
});
