import { useState } from 'react';
import type { ListStep } from './list-draft.ts';
import { replaced, stepBetween } from './list-draft.ts';

/** A list is changed as a draft and saved as a whole; the last step that changed or removed something can be taken back. */
export function useListDraft<Item extends object>(saved: readonly Item[], keyOf: (item: Item) => string) {
  const [draft, setDraft] = useState<readonly Item[] | null>(null);
  const [step, setStep] = useState<ListStep<Item> | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const items = draft ?? saved;
  const change = (next: readonly Item[]): void => {
    setDraft(next);
    setStep(stepBetween(items, next));
  };
  const isMarked = (item: Item): boolean => marked.has(keyOf(item));
  return {
    items,
    isChanged: draft !== null,
    step,
    /** What was marked and is still there. */
    marked: items.filter(isMarked),
    selection: { selected: marked, onChange: setMarked },
    put: (before: Item | null, after: Item): void => change(replaced(items, before, after)),
    putAll: change,
    changeMarked: (by: (item: Item) => Item): void =>
      change(items.map((item) => (isMarked(item) ? by(item) : item))),
    remove: (gone: readonly Item[]): void => change(items.filter((item) => !gone.includes(item))),
    undo: (): void => {
      if (!step) return;
      setDraft(step.before);
      setStep(null);
    },
    forget: (): void => {
      setDraft(null);
      setStep(null);
      setMarked(new Set());
    },
  };
}

export type ListDraft<Item extends object> = ReturnType<typeof useListDraft<Item>>;
