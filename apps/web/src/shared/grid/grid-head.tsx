import { useTranslation } from 'react-i18next';
import type { GridColumn } from './grid-column.ts';

interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly mark:
    { readonly isAll: boolean; readonly isSome: boolean; readonly onToggle: () => void } | undefined;
}

export function GridHead<Row>({ columns, mark }: GridHeadProps<Row>) {
  const { t } = useTranslation();
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {mark && (
          <th role="columnheader" scope="col" data-mark>
            <input
              type="checkbox"
              aria-label={t('grid.markAll')}
              checked={mark.isAll}
              ref={(input) => {
                if (input) input.indeterminate = mark.isSome && !mark.isAll;
              }}
              onChange={mark.onToggle}
            />
          </th>
        )}
        {columns.map((column) => (
          <th key={column.id} role="columnheader" scope="col">
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}
