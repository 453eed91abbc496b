/** Marks or unmarks one row; with `from` all rows between it and that one, as Shift does in every list. */
export function toggled(
  selected: ReadonlySet<string>,
  key: string,
  range?: { readonly keys: readonly string[]; readonly from: string | null },
): ReadonlySet<string> {
  const next = new Set(selected);
  const isAdding = !selected.has(key);
  for (const one of stretch(key, range)) {
    if (isAdding) next.add(one);
    else next.delete(one);
  }
  return next;
}

function stretch(
  key: string,
  range: { readonly keys: readonly string[]; readonly from: string | null } | undefined,
): readonly string[] {
  if (range?.from == null) return [key];
  const ends = [range.keys.indexOf(range.from), range.keys.indexOf(key)];
  if (ends.includes(-1)) return [key];
  return range.keys.slice(Math.min(...ends), Math.max(...ends) + 1);
}
