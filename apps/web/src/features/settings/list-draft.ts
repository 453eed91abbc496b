/** `before` is `null` for a new item, which goes to the end. */
export const replaced = <Item>(items: readonly Item[], before: Item | null, after: Item): readonly Item[] =>
  before === null ? [...items, after] : items.map((item) => (item === before ? after : item));

/** Items with the text in any of their fields. */
export function matching<Item extends object>(items: readonly Item[], sought: string): readonly Item[] {
  const text = sought.trim().toLowerCase();
  if (text === '') return items;
  return items.filter((item) =>
    Object.values(item).some(
      (value) => typeof value !== 'boolean' && String(value).toLowerCase().includes(text),
    ),
  );
}

/** What the last change of a list did, and the list to go back to. */
export interface ListStep<Item> {
  readonly kind: 'changed' | 'removed';
  readonly items: readonly Item[];
  readonly before: readonly Item[];
}

/** `null`: nothing was lost that one may want back. What is merely new can be removed. */
export function stepBetween<Item>(before: readonly Item[], after: readonly Item[]): ListStep<Item> | null {
  const kept = new Set(after);
  const lost = before.filter((item) => !kept.has(item));
  if (lost.length === 0) return null;
  return { kind: after.length < before.length ? 'removed' : 'changed', items: lost, before };
}
