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
