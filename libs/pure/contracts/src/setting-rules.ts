import { z } from 'zod';

/** A token in plain text may only go to this machine (simulator, tests). */
export function isHttpsOrLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || isLoopback(url?.hostname ?? '');
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

export function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Every `{word}` is one of these. */
export function hasOnlyPlaceholders(names: readonly string[]): (text: string) => boolean {
  return (text) => [...text.matchAll(/\{([^}]*)\}/g)].every(([, name = '']) => names.includes(name));
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

type Rule = [(items: readonly unknown[], context: z.core.$RefinementCtx) => void, { when: () => true }];

/** Arguments for `superRefine`. It looks at lists with other mistakes too, so that all are told at once. */
export function uniqueBy(field: string, expected: string): Rule {
  const check = (items: readonly unknown[], context: z.core.$RefinementCtx): void => {
    if (!Array.isArray(items)) return;
    const seen = new Set<unknown>();
    items.forEach((item: unknown, index) => {
      const value = fieldOf(item, field);
      if (value === undefined) return;
      if (seen.has(value)) context.addIssue({ code: 'custom', path: [index, field], message: expected });
      seen.add(value);
    });
  };
  return [check, { when: () => true }];
}

function fieldOf(item: unknown, field: string): unknown {
  if (typeof item !== 'object' || item === null) return undefined;
  return Object.entries(item).find(([name]) => name === field)?.[1];
}

const ipv4 = z.ipv4();
const ipv6 = z.ipv6();
const networks = z.union([z.cidrv4(), z.cidrv6()]);

export function isAddressOrNetwork(text: string): boolean {
  return [ipv4, ipv6, networks].some((schema) => schema.safeParse(text).success);
}
