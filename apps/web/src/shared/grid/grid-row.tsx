import type { RefCallback } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from './grid-column.ts';

interface GridRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly isActive: boolean;
  readonly opens: boolean;
  /** `null`: rows of this grid cannot be marked. */
  readonly isSelected: boolean | null;
  readonly measure: RefCallback<HTMLTableRowElement>;
}

/** Clicks are heard by the grid, so that a row that has not changed is not drawn again while one scrolls. */
function GridRowView<Row>({
  id,
  row,
  index,
  columns,
  isActive,
  opens,
  isSelected,
  measure,
}: GridRowProps<Row>) {
  const { t } = useTranslation();
  return (
    <tr
      id={id}
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? undefined}
      data-index={index}
      data-odd={index % 2 === 1 || undefined}
      data-opens={opens || undefined}
      data-active={isActive || undefined}
    >
      {isSelected !== null && (
        <td role="gridcell" data-mark>
          <input type="checkbox" tabIndex={-1} readOnly checked={isSelected} aria-label={t('grid.mark')} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} role="gridcell" data-label={column.header}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export const GridRow = memo(GridRowView) as typeof GridRowView;
