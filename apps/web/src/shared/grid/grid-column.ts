import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Share of the width, and the least width in pixels before the grid scrolls. */
  readonly width: number;
  /** Links in a cell get `tabIndex={-1}`: the grid is one stop of Tab, Enter opens its row. */
  readonly cell: (row: Row) => ReactNode;
  /** Not in the column chooser: the grid makes no sense without it. */
  readonly isFixed?: boolean;
  readonly isHiddenAtFirst?: boolean;
}

/** Rows marked by their keys. */
export interface GridSelection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}
