import type { MouseEvent } from 'react';
import { useMemo, useState } from 'react';
import type { GridSelection } from './grid-column.ts';
import { toggled } from './selection.ts';

interface GridRowsParts<Row> {
  readonly tableRows: readonly { readonly id: string; readonly original: Row }[];
  readonly openKey: string | null;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly selection: GridSelection | undefined;
}

/** Which row one is at, which are marked, and what a click does; rows are known by their keys, for they move. */
export function useGridRows<Row>({ tableRows, openKey, onOpen, selection }: GridRowsParts<Row>) {
  const [moved, setMoved] = useState<string | null>(null);
  const keys = useMemo(() => tableRows.map(({ id }) => id), [tableRows]);
  const indexOf = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const activeKey = openKey ?? moved;
  const activeIndex = (activeKey === null ? undefined : indexOf.get(activeKey)) ?? -1;
  const isAllMarked =
    selection !== undefined && keys.length > 0 && keys.every((key) => selection.selected.has(key));

  const moveTo = (index: number): void => setMoved(keys[index] ?? null);
  const open = (index: number): void => {
    const row = tableRows[index];
    if (row) onOpen?.(row.original);
  };
  const mark = (index: number, isStretch = false): void => {
    const key = keys[index];
    if (key === undefined) return;
    setMoved(key);
    selection?.onChange(toggled(selection.selected, key, isStretch ? { keys, from: activeKey } : undefined));
  };
  const markAll = (): void => selection?.onChange(new Set(isAllMarked ? [] : keys));
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const target = event.target instanceof Element ? event.target : null;
    const index = Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? -1);
    if (!target || index < 0) return;
    if (target.closest('[data-mark]')) mark(index, event.shiftKey);
    else if (isPlainClick(target)) {
      moveTo(index);
      open(index);
    }
  };
  return { keys, activeIndex, isAllMarked, moveTo, open, mark, markAll, onClick };
}

/** Not a link or button in the row, and not the end of marking text to copy it. */
function isPlainClick(target: Element): boolean {
  if (target.closest('a, button, input')) return false;
  return window.getSelection()?.isCollapsed ?? true;
}
