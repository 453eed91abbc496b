import { countries } from '@planfix-asterisk/contracts';
import type { SearchChoice } from './search-setting.tsx';

/** Countries by their names in the user's language; the letters are found as well. */
export function countryChoices(language: string): readonly SearchChoice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return sorted(
    countries.map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` })),
    language,
  );
}

/** Time zones as the settings name them, with the city's time and what the user's language calls it. */
export function timeZoneChoices(language: string): readonly SearchChoice[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return zones.map((zone) => ({ value: zone, label: timeZoneLabel(zone, language) }));
}

const timeZoneLabel = (zone: string, language: string): string =>
  [zone, [partOf(zone, language, 'long'), partOf(zone, language, 'shortOffset')].join(', ')].join(' — ');

function partOf(zone: string, language: string, timeZoneName: 'long' | 'shortOffset'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

const sorted = (choices: readonly SearchChoice[], language: string): readonly SearchChoice[] => {
  const { compare } = new Intl.Collator(language);
  return choices.toSorted((a, b) => compare(a.label, b.label));
};
