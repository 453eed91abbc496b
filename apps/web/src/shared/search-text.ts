/** Address-bar filters as people would write them: `?state=failed,expired&extension=101`. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : toText(value);
    // A comma is allowed in a query and keeps the address readable.
    if (text !== '') parts.push(`${name}=${encodeURIComponent(text).replaceAll('%2C', ',')}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const activeFilters = (filter: Readonly<Record<string, unknown>>): number =>
  Object.values(filter).filter((value) => value !== undefined).length;

export function listOf<Item extends string>(allowed: readonly Item[], value: unknown): Item[] | undefined {
  const wanted: readonly unknown[] = Array.isArray(value) ? value : toText(value).split(',');
  const list = allowed.filter((item) => wanted.includes(item));
  return list.length === 0 ? undefined : list;
}

export const oneOf = <Item extends string>(allowed: readonly Item[], value: unknown): Item | undefined =>
  allowed.find((item) => item === value);

export function textOf(value: unknown, maxLength: number): string | undefined {
  const text = toText(value).trim().slice(0, maxLength);
  return text === '' ? undefined : text;
}

export function httpStatusOf(value: unknown): number | undefined {
  const status = Number(toText(value));
  return Number.isInteger(status) && status >= 100 && status <= 999 ? status : undefined;
}

export function timeOf(value: unknown): number | undefined {
  const at = Number(toText(value) || Number.NaN);
  return Number.isSafeInteger(at) && at > 0 ? at : undefined;
}
