import type { Range, Virtualizer } from '@tanstack/react-virtual';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useWindowEvent } from '@mantine/hooks';
import classes from './data-grid.module.css';
import type { GridColumn, GridSelection } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { actOnKey, isMoveKey } from './grid-keys.ts';
import type { GridKeyActions } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { useGridRows } from './use-grid-rows.ts';

/** How a grid whose rows come and go at both ends tells what is looked at. */
export interface GridStream {
  /** New rows at the top push the others down while one is at the very top; else what one looks at stays in place. */
  readonly isFollowing: boolean;
  /** All rows are here; else nobody knows how many there are. */
  readonly isComplete: boolean;
  readonly initialOffset: number;
  readonly onLook: (look: GridLook) => void;
}
export interface GridLook {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

interface GridViewportProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly tableRows: readonly { readonly id: string; readonly original: Row }[];
  readonly domId: string;
  readonly openKey: string | null;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly selection: GridSelection | undefined;
  readonly stream: GridStream | undefined;
  readonly isMain: boolean;
}

const estimatedRowHeight = 37;
/** Of the head, which lies over the first rows when one scrolls. */
const headHeight = 37;
const topPx = 8;
type GridVirtualizer = Virtualizer<HTMLDivElement, HTMLTableRowElement>;

/** The rows in sight, and the way of the keyboard through them. Rows outside cost nothing, however many there are. */
export function GridViewport<Row>(props: GridViewportProps<Row>) {
  const { columns, tableRows, domId, onOpen, selection, stream } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isOpenBeside = props.openKey !== null;
  useEffect(() => {
    if (!isOpenBeside) return undefined;
    const list = scroller.current;
    // Back from what was open beside the list: the keyboard goes on in it.
    return () => list?.focus({ preventScroll: true });
  }, [isOpenBeside]);
  const [isAtTop, setIsAtTop] = useState((stream?.initialOffset ?? 0) < topPx);
  const grid = useGridRows(props);
  const { keys, activeIndex } = grid;

  const onChange = (instance: GridVirtualizer): void => {
    const offset = instance.scrollOffset ?? 0;
    setIsAtTop(offset < topPx);
    if (instance.range)
      stream?.onLook({ from: instance.range.startIndex, to: instance.range.endIndex, offset });
  };
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 12,
    scrollPaddingEnd: headHeight,
    initialOffset: stream?.initialOffset ?? 0,
    anchorTo: stream && !(stream.isFollowing && isAtTop) ? 'end' : 'start',
    rangeExtractor: (range) => withActive(range, activeIndex),
    onChange,
  });
  const shown = virtualizer.getVirtualItems();
  const actions: GridKeyActions = {
    rowCount: tableRows.length,
    activeIndex,
    rowsPerScreen: Math.max(1, (virtualizer.range?.endIndex ?? 0) - (virtualizer.range?.startIndex ?? 0) - 1),
    onMove: (index) => {
      grid.moveTo(index);
      virtualizer.scrollToIndex(index);
    },
    onOpen: onOpen && grid.open,
    onToggle: selection && grid.mark,
    onToggleAll: selection && grid.markAll,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget && !isMoveKey(event)) return;
    if (actOnKey(event, actions)) event.preventDefault();
  };
  // The main list of a page hears its keys before one has found the way into it.
  useWindowEvent('keydown', (event) => {
    if (!props.isMain || document.activeElement !== document.body || !isMoveKey(event)) return;
    scroller.current?.focus({ preventScroll: true });
    if (actOnKey(event, actions)) event.preventDefault();
  });
  return (
    <div
      ref={scroller}
      className={classes.scroll}
      data-empty={tableRows.length === 0 || undefined}
      tabIndex={0}
      role="grid"
      aria-label={props.label}
      aria-rowcount={stream && !stream.isComplete ? -1 : tableRows.length + 1}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={activeIndex < 0 ? undefined : `${domId}-${keys[activeIndex] ?? ''}`}
      onKeyDown={onKeyDown}
      onClick={grid.onClick}
    >
      <table role="presentation" className={classes.table} style={{ minWidth: minWidthOf(columns) }}>
        <colgroup>
          {selection && <col style={{ width: 40 }} />}
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <GridHead
          columns={columns}
          mark={
            selection && {
              isAll: grid.isAllMarked,
              isSome: selection.selected.size > 0,
              onToggle: grid.markAll,
            }
          }
        />
        <tbody role="rowgroup">
          {/* One flat list: rows of nested ones would be known by their place and be made anew while one scrolls. */}
          {shown.flatMap((item, place) => {
            const row = tableRows[item.index];
            if (!row) return [];
            const gap = item.start - (shown[place - 1]?.end ?? 0);
            return [
              gap > 0 && <Spacer key={`before ${row.id}`} height={gap} />,
              <GridRow
                key={row.id}
                id={`${domId}-${row.id}`}
                row={row.original}
                index={item.index}
                columns={columns}
                isActive={item.index === activeIndex}
                opens={onOpen !== undefined}
                isSelected={selection ? selection.selected.has(row.id) : null}
                measure={virtualizer.measureElement}
              />,
            ];
          })}
          <Spacer height={virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden className={classes.spacer} style={{ height }} />;
}

/** The row one is at stays drawn, however far one scrolls: assistive software is pointed at it. */
function withActive(range: Range, activeIndex: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (activeIndex < 0 || activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
  return [...indexes, activeIndex].sort((a, b) => a - b);
}

const minWidthOf = <Row,>(columns: readonly GridColumn<Row>[]): number =>
  columns.reduce((sum, { width }) => sum + width, 0);
