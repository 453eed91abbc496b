import { useLocalStorage } from '@mantine/hooks';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './grid-column.ts';

interface Table<Row> {
  readonly id: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

const features = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<object>() });

/** The table's rows, and those of its columns that this user wants to see; the browser remembers which. */
export function useGridColumns<Row extends object>({ id, columns, rows, rowKey }: Table<Row>) {
  const [columnVisibility, setColumnVisibility] = useLocalStorage<ColumnVisibilityState>({
    key: `planfix-asterisk.columns.${id}`,
    defaultValue: Object.fromEntries(
      columns.filter((one) => one.isHiddenAtFirst).map((one) => [one.id, false]),
    ),
    getInitialValueInEffect: false,
  });
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(columns.map((one) => helper.display({ id: one.id, header: one.header })));
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowKey,
    state: { columnVisibility },
    onColumnVisibilityChange: setColumnVisibility,
  });
  const visible = useMemo(
    () => columns.filter((one) => one.isFixed === true || columnVisibility[one.id] !== false),
    [columns, columnVisibility],
  );
  const choices = columns
    .filter((one) => !one.isFixed)
    .map((one) => ({ id: one.id, header: one.header, isShown: columnVisibility[one.id] !== false }));
  const toggle = (column: string, isShown: boolean): void =>
    setColumnVisibility((old) => ({ ...old, [column]: isShown }));
  return { tableRows: table.getRowModel().rows, visible, choices, toggle };
}
