import { Box } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { MouseEvent, ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import classes from './data-grid.module.css';
import { GridToolbar } from './grid-toolbar.tsx';

export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Share of the width, and the least width in pixels before the grid scrolls. */
  readonly width: number;
  readonly cell: (row: Row) => ReactNode;
  /** Not in the column chooser: the grid makes no sense without it. */
  readonly isFixed?: boolean;
  readonly isHiddenAtFirst?: boolean;
}

interface DataGridProps<Row> {
  /** Names the grid in the browser's memory of chosen columns. */
  readonly id: string;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly toolbar?: ReactNode;
  /** A click anywhere in the row; the keyboard has the link in the first cell. */
  readonly onOpen?: (row: Row) => void;
  readonly onRefresh?: () => void;
  readonly isRefreshing?: boolean;
}

const features = tableFeatures({
  columnVisibilityFeature,
  columnMeta: metaHelper<{ readonly width: number; readonly label: string }>(),
});

/** Rows outside the window are not drawn, so thousands cost no more than fifty. */
const estimatedRowHeight = 41;

export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { columns, rows, rowKey, onOpen } = props;
  const [columnVisibility, setColumnVisibility] = useLocalStorage<ColumnVisibilityState>({
    key: `planfix-asterisk.columns.${props.id}`,
    defaultValue: Object.fromEntries(
      columns.filter((one) => one.isHiddenAtFirst).map((one) => [one.id, false]),
    ),
    getInitialValueInEffect: false,
  });
  const definitions = useMemo(() => toDefinitions(columns), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowKey,
    state: { columnVisibility },
    onColumnVisibilityChange: setColumnVisibility,
  });
  const [top, setTop] = useState(0);
  const body = useCallback((node: HTMLTableSectionElement | null) => {
    if (node) setTop(node.getBoundingClientRect().top + window.scrollY);
  }, []);
  const tableRows = table.getRowModel().rows;
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: tableRows.length,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => tableRows[index]?.id ?? index,
    scrollMargin: top,
    overscan: 20,
  });
  const shown = virtualizer.getVirtualItems();
  const before = (shown.at(0)?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  const visible = table.getVisibleLeafColumns();
  const minWidth = visible.reduce((sum, column) => sum + (column.columnDef.meta?.width ?? 0), 0);

  return (
    <div>
      <GridToolbar
        columns={columns
          .filter((column) => !column.isFixed)
          .map(({ id, header }) => ({ id, header, isShown: columnVisibility[id] !== false }))}
        onToggleColumn={(id, isShown) => setColumnVisibility((old) => ({ ...old, [id]: isShown }))}
        onRefresh={props.onRefresh}
        isRefreshing={props.isRefreshing}
      >
        {props.toolbar}
      </GridToolbar>
      <Box className={classes.scroll} tabIndex={0} role="region" aria-label={props.label}>
        {/* Roles by hand: on a phone the rows are drawn as cards, and `display` would take them away. */}
        <table className={classes.table} role="table" aria-rowcount={rows.length + 1} style={{ minWidth }}>
          <colgroup>
            {visible.map((column) => (
              <col key={column.id} style={{ width: column.columnDef.meta?.width }} />
            ))}
          </colgroup>
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              {visible.map((column) => (
                <th key={column.id} role="columnheader" scope="col">
                  {column.columnDef.meta?.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" ref={body}>
            {before > 0 && <tr aria-hidden className={classes.spacer} style={{ height: before }} />}
            {shown.map((item) => {
              const row = tableRows[item.index];
              return row ? (
                <tr
                  key={row.id}
                  role="row"
                  aria-rowindex={item.index + 2}
                  data-index={item.index}
                  data-odd={item.index % 2 === 1 || undefined}
                  data-opens={onOpen ? true : undefined}
                  ref={virtualizer.measureElement}
                  onClick={onOpen && ((event) => isPlainClick(event) && onOpen(row.original))}
                >
                  {row.getVisibleCells().map((cell) => (
                    <td key={cell.id} role="cell" data-label={cell.column.columnDef.meta?.label}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              ) : null;
            })}
            {after > 0 && <tr aria-hidden className={classes.spacer} style={{ height: after }} />}
          </tbody>
        </table>
      </Box>
    </div>
  );
}

function toDefinitions<Row extends object>(columns: readonly GridColumn<Row>[]) {
  const helper = createColumnHelper<typeof features, Row>();
  return helper.columns(
    columns.map(({ id, header, width, cell }) =>
      helper.display({ id, header, meta: { width, label: header }, cell: ({ row }) => cell(row.original) }),
    ),
  );
}

/** Not a link or button in the row, and not the end of marking text to copy it. */
function isPlainClick(event: MouseEvent<HTMLTableRowElement>): boolean {
  const target = event.target;
  if (target instanceof Element && target.closest('a, button, input')) return false;
  return window.getSelection()?.isCollapsed ?? true;
}
