import type { z } from 'zod';
import { closestName } from './closest-name.ts';
import { knownKeysAt } from './instance-file-schema.ts';
import type { SettingPath } from './instance-file-schema.ts';

/** One thing wrong with a setting. `found` never holds a secret. */
export interface SettingProblem {
  readonly path: SettingPath;
  /** What is wrong: the name of the setting or its value. */
  readonly at: 'key' | 'value';
  readonly expected: string;
  readonly found: string;
}

type Issue = z.core.$ZodIssue;
/** Shows what stands at a path, without its text where that may be secret. */
export type ShowFound = (path: SettingPath) => string;

export function problemsOf(issues: readonly Issue[], show: ShowFound): SettingProblem[] {
  return issues.flatMap((issue): SettingProblem[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...issue.path, key]));
    if (issue.code === 'invalid_key')
      return [unfitKey(issue.path, issue.issues[0]?.message ?? issue.message)];
    const found = show(issue.path);
    return [{ path: issue.path, at: 'value', expected: expectationOf(issue, found), found }];
  });
}

function unknownKey(path: SettingPath): SettingProblem {
  const key = String(path.at(-1));
  const known = knownKeysAt(path.slice(0, -1));
  const meant = closestName(key, known);
  const expected = `one of the keys ${known.join(', ')}`;
  const found = `the unknown key "${key}"`;
  return {
    path,
    at: 'key',
    expected,
    found: meant === undefined ? found : `${found}; did you mean "${meant}"?`,
  };
}

function unfitKey(path: SettingPath, expected: string): SettingProblem {
  return { path, at: 'key', expected, found: `the key "${String(path.at(-1))}"` };
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function expectationOf(issue: Issue, found: string): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'string' && /number|boolean/.test(found)) return 'text in quotes';
      return typeWords[issue.expected] ?? issue.expected;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'text that is not empty'
        : `at least ${String(issue.minimum)}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${String(issue.maximum)}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    // The settings' own rules say in words what they expect.
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

/** `planfix.url`, `ami.0.host`: how the panel's forms name their fields. */
export function fieldName(path: SettingPath): string {
  return path.map(String).join('.');
}

/** What stands at a path, for the reader of an error. */
export function describeValue(value: unknown, options: { isHidden: boolean }): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value !== 'string') {
    return options.isHidden ? `a ${typeof value}` : `the ${typeof value} ${JSON.stringify(value)}`;
  }
  if (value === '') return 'empty text';
  return options.isHidden ? `text of ${value.length} characters` : JSON.stringify(value.slice(0, 80));
}

export function valueAt(value: unknown, path: SettingPath): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.entries(here).find(([name]) => name === String(key))?.[1];
  }
  return here;
}
