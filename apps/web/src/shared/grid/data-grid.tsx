import type { ReactNode } from 'react';
import { useId } from 'react';
import type { GridColumn, GridSelection } from './grid-column.ts';
import { GridToolbar } from './grid-toolbar.tsx';
import type { GridStream } from './grid-viewport.tsx';
import { GridViewport } from './grid-viewport.tsx';
import { useGridColumns } from './use-grid-columns.ts';

export interface DataGridProps<Row> {
  /** Names the grid in the browser's memory of chosen columns. */
  readonly id: string;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Left of the toolbar: what one can do here. */
  readonly toolbar?: ReactNode;
  /** Right of the toolbar, before refresh and columns. */
  readonly tools?: ReactNode;
  /** Between toolbar and rows, e.g. what can be done with the marked ones. */
  readonly notice?: ReactNode;
  /** A click anywhere in the row, or Enter. */
  readonly onOpen?: (row: Row) => void;
  /** The row that is open beside the list. */
  readonly openKey?: string | null;
  readonly selection?: GridSelection;
  readonly onRefresh?: () => void;
  readonly isRefreshing?: boolean;
  readonly stream?: GridStream;
  /** When it changes the rows begin anew at `stream.initialOffset`. */
  readonly viewKey?: string;
  /** The one list a page is about: it hears j, k and the arrows from anywhere on the page. */
  readonly isMain?: boolean;
}

/** Every list of the panel: virtualised, with chosen columns, and usable by keyboard alone. */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { tableRows, visible, choices, toggle } = useGridColumns(props);
  const domId = useId();
  return (
    <>
      <GridToolbar
        columns={choices}
        onToggleColumn={toggle}
        onRefresh={props.onRefresh}
        isRefreshing={props.isRefreshing}
        tools={props.tools}
      >
        {props.toolbar}
      </GridToolbar>
      {props.notice}
      <GridViewport
        key={props.viewKey}
        label={props.label}
        columns={visible}
        tableRows={tableRows}
        domId={domId}
        openKey={props.openKey ?? null}
        onOpen={props.onOpen}
        selection={props.selection}
        stream={props.stream}
        isMain={props.isMain ?? false}
      />
    </>
  );
}
