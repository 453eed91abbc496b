import type { CsvRow } from './csv.ts';

export interface CsvChanges<Item> {
  readonly added: readonly Item[];
  readonly changed: readonly { readonly before: Item; readonly after: Item }[];
  readonly unchanged: number;
  /** In the list, not in the file. */
  readonly absent: readonly Item[];
  readonly wrong: readonly CsvRow<Item>[];
  /** Later rows with a key that came before: only the first one counts. */
  readonly doubled: readonly CsvRow<Item>[];
}

/** What a file would change in a list. */
export function changesBy<Item extends object>(
  current: readonly Item[],
  rows: readonly CsvRow<Item>[],
  keyOf: (item: Item) => string,
): CsvChanges<Item> {
  const present = new Map(current.map((item) => [keyOf(item), item]));
  const seen = new Set<string>();
  const added: Item[] = [];
  const changed: { before: Item; after: Item }[] = [];
  const doubled: CsvRow<Item>[] = [];
  let unchanged = 0;
  for (const row of rows) {
    if (row.item === null) continue;
    const key = keyOf(row.item);
    const before = present.get(key);
    if (seen.has(key)) doubled.push(row);
    else if (before === undefined) added.push(row.item);
    else if (isEqual(before, row.item)) unchanged += 1;
    else changed.push({ before, after: row.item });
    seen.add(key);
  }
  return {
    added,
    changed,
    unchanged,
    absent: current.filter((item) => !seen.has(keyOf(item))),
    wrong: rows.filter(({ item }) => item === null),
    doubled,
  };
}

/** The list after the changes: order kept, new ones at the end. */
export function applied<Item>(
  current: readonly Item[],
  { added, changed, absent }: CsvChanges<Item>,
  removesAbsent: boolean,
): readonly Item[] {
  const after = new Map(changed.map((change) => [change.before, change.after]));
  const gone = new Set(removesAbsent ? absent : []);
  const kept = current.filter((item) => !gone.has(item));
  return [...kept.map((item) => after.get(item) ?? item), ...added];
}

function isEqual(one: object, other: object): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const valueOf = (item: object, key: string) => JSON.stringify(Reflect.get(item, key));
  return [...keys].every((key) => valueOf(one, key) === valueOf(other, key));
}
