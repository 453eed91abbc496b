import type { EmployeeSettings, LineSettings, Suggestions } from '@planfix-asterisk/contracts';
import type { PbxDifference } from './pbx-import.tsx';

/** The words around numbers and names, in the user's language. */
export interface DifferenceWords {
  readonly namedBefore: (name: string) => string;
  readonly calls: (count: number) => string;
  readonly routed: string;
  readonly extension: string;
  readonly internalNumber: string;
}

/** What looks like a phone may still be what the admin wants: it is shown, with the reason, and not chosen. */
const signWords = (phoneSign: PhoneSign, words: DifferenceWords): string => {
  if (phoneSign === null) return '';
  return phoneSign === 'extension' ? words.extension : words.internalNumber;
};
type PhoneSign = Suggestions['lines'][number]['phoneSign'];

/** Extensions as employees, each with its own number as the short number: what most offices have. */
export function employeeDifferences(
  items: readonly EmployeeSettings[],
  { extensions, nodes }: Suggestions,
  words: DifferenceWords,
): PbxDifference<EmployeeSettings>[] {
  const known = new Map(items.map((item) => [item.extension, item]));
  const onPbx = new Set(extensions.map(({ extension }) => extension));
  const found = [...new Map(extensions.map((one) => [one.extension, one])).values()];
  const newOrRenamed = found.flatMap(({ extension, name }): PbxDifference<EmployeeSettings>[] => {
    const before = known.get(extension) ?? null;
    const text = [extension, name].filter(Boolean).join(' — ');
    if (before === null) {
      const after = { extension, shortNumber: extension, name: name.slice(0, 100), enabled: true };
      return [{ key: extension, kind: 'new', text, note: '', isChosenAtFirst: true, before, after }];
    }
    if (name === '' || name === before.name) return [];
    const after = { ...before, name: name.slice(0, 100) };
    const note = words.namedBefore(before.name);
    return [
      { key: extension, kind: 'changed', text, note, isChosenAtFirst: before.name === '', before, after },
    ];
  });
  // Half an answer proves of nobody that he is gone.
  const isSure = nodes.length > 0 && nodes.every(({ failure }) => failure === null) && onPbx.size > 0;
  const absent = isSure ? items.filter(({ extension }) => !onPbx.has(extension)) : [];
  return [...newOrRenamed, ...absent.map(absentEmployee)];
}

function absentEmployee(before: EmployeeSettings): PbxDifference<EmployeeSettings> {
  const text = [before.extension, before.name].filter(Boolean).join(' — ');
  return {
    key: before.extension,
    kind: 'absent',
    text,
    note: '',
    isChosenAtFirst: false,
    before,
    after: null,
  };
}

/** Lines that calls came by or that have an inbound route. */
export function lineDifferences(
  items: readonly LineSettings[],
  { lines }: Suggestions,
  words: DifferenceWords,
): PbxDifference<LineSettings>[] {
  const known = new Set(items.map(({ number }) => digitsOf(number)));
  return lines
    .filter(({ number }) => !known.has(digitsOf(number)))
    .map(({ number, calls, isRouted, phoneSign }) => ({
      key: number,
      kind: 'new',
      text: number,
      note: [signWords(phoneSign, words), isRouted ? words.routed : '', calls > 0 ? words.calls(calls) : '']
        .filter(Boolean)
        .join(' · '),
      isChosenAtFirst: phoneSign === null,
      before: null,
      after: { number, name: '', enabled: true },
    }));
}

const digitsOf = (number: string): string => number.replace(/\D/g, '');

export interface Trunk {
  readonly name: string;
}

/** Endpoints that are no extension; those that only look like one come last. */
export function trunkDifferences(
  items: readonly Trunk[],
  suggestions: Suggestions,
  words: DifferenceWords,
): PbxDifference<Trunk>[] {
  const known = new Set(items.map(({ name }) => name));
  return endpointsByName(suggestions)
    .filter(({ name, phoneSign }) => phoneSign !== 'extension' && !known.has(name))
    .toSorted((a, b) => Number(b.isTrunk) - Number(a.isTrunk))
    .map(({ name, technology, phoneSign }) => ({
      key: name,
      kind: 'new',
      text: name,
      note: [technology, signWords(phoneSign, words)].filter(Boolean).join(' · '),
      isChosenAtFirst: phoneSign === null,
      before: null,
      after: { name },
    }));
}

/** Phones for certain: nobody would want to read them one by one among the trunks. */
export const phonesAmong = (suggestions: Suggestions): readonly string[] =>
  endpointsByName(suggestions)
    .filter(({ phoneSign }) => phoneSign === 'extension')
    .map(({ name }) => name);

/** Each name once: several PBX nodes may know the same endpoint. */
const endpointsByName = ({ endpoints }: Suggestions): readonly Suggestions['endpoints'][number][] => [
  ...new Map(endpoints.map((endpoint) => [endpoint.name, endpoint])).values(),
];
