import type { EmployeeSettings, LineSettings, Suggestions } from '@planfix-asterisk/contracts';
import type { PbxDifference } from './pbx-import.tsx';

/** The words around numbers and names, in the user's language. */
export interface DifferenceWords {
  readonly namedBefore: (name: string) => string;
  readonly calls: (count: number) => string;
  readonly routed: string;
}

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
    .map(({ number, calls, isRouted }) => ({
      key: number,
      kind: 'new',
      text: number,
      note: [isRouted ? words.routed : '', calls > 0 ? words.calls(calls) : ''].filter(Boolean).join(' · '),
      isChosenAtFirst: true,
      before: null,
      after: { number, name: '', enabled: true },
    }));
}

const digitsOf = (number: string): string => number.replace(/\D/g, '');

export interface Trunk {
  readonly name: string;
}

/** Endpoints that are no extension. */
export function trunkDifferences(
  items: readonly Trunk[],
  { endpoints }: Suggestions,
): PbxDifference<Trunk>[] {
  const known = new Set(items.map(({ name }) => name));
  const found = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  return [...found.values()]
    .filter(({ name, isTrunk }) => isTrunk && !known.has(name))
    .map(({ name, technology }) => ({
      key: name,
      kind: 'new',
      text: name,
      note: technology,
      isChosenAtFirst: true,
      before: null,
      after: { name },
    }));
}
