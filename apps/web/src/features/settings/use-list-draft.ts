import { useState } from 'react';
import { replaced } from './list-draft.ts';

interface Removal<Item> {
  readonly items: readonly Item[];
  /** The list before, to go back to. */
  readonly before: readonly Item[];
}

/** A list is changed as a draft and saved as a whole; the last removal can be taken back. */
export function useListDraft<Item extends object>(saved: readonly Item[], keyOf: (item: Item) => string) {
  const [draft, setDraft] = useState<readonly Item[] | null>(null);
  const [removal, setRemoval] = useState<Removal<Item> | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const items = draft ?? saved;
  const change = (next: readonly Item[]): void => {
    setDraft(next);
    setRemoval(null);
  };
  const isMarked = (item: Item): boolean => marked.has(keyOf(item));
  return {
    items,
    isChanged: draft !== null,
    removal,
    /** What was marked and is still there. */
    marked: items.filter(isMarked),
    selection: { selected: marked, onChange: setMarked },
    put: (before: Item | null, after: Item): void => change(replaced(items, before, after)),
    putAll: change,
    changeMarked: (by: (item: Item) => Item): void =>
      change(items.map((item) => (isMarked(item) ? by(item) : item))),
    remove: (gone: readonly Item[]): void => {
      setDraft(items.filter((item) => !gone.includes(item)));
      setRemoval({ items: gone, before: items });
    },
    undoRemoval: (): void => {
      if (removal) change(removal.before);
    },
    forget: (): void => {
      setDraft(null);
      setRemoval(null);
      setMarked(new Set());
    },
  };
}

export type ListDraft<Item extends object> = ReturnType<typeof useListDraft<Item>>;
