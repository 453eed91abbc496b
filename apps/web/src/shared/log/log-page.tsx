import { Button, EmptyState, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../error-alert.tsx';
import { DataGrid } from '../grid/data-grid.tsx';
import type { GridColumn, GridSelection } from '../grid/grid-column.ts';
import { Loading } from '../loading.tsx';
import { Page } from '../page.tsx';
import { useLanguage } from '../use-language.ts';
import { ExportButton } from './export-button.tsx';
import classes from './log-page.module.css';
import type { LogPlace } from './log-place.ts';
import type { LogSource } from './log-source.ts';
import { LogTools, NewsChip } from './log-tools.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { useLogRows } from './use-log-rows.ts';

interface LogTexts {
  readonly title: string;
  readonly failed: string;
  readonly none: string;
  readonly noneNext: string;
  readonly noneMatch: string;
  readonly noneMatchNext: string;
}

interface LogPageProps<Row> {
  readonly id: string;
  readonly texts: LogTexts;
  readonly icon: ReactNode;
  readonly source: LogSource<Row>;
  readonly columns: readonly GridColumn<Row>[];
  readonly isFiltered: boolean;
  readonly place: LogPlace;
  readonly onPlace: (place: LogPlace) => void;
  readonly filters: ReactNode;
  /** Address of the page, for saved filters. */
  readonly path: string;
  readonly exportAddress?: (language: 'ru' | 'en') => string;
  readonly toolbar?: ReactNode;
  readonly notice?: ReactNode;
  readonly onOpen: (row: Row) => void;
  readonly openKey?: string | null;
  readonly selection?: GridSelection;
  /** What opens beside the list. */
  readonly children?: ReactNode;
}

/** A page that is one long log: filters, a live list over keyset pages, and what opens beside it. */
export function LogPage<Row extends object>(props: LogPageProps<Row>) {
  const { texts, place, source } = props;
  const log = useLogRows(source, { at: place.at, isTailing: place.tail !== 'off' });
  const isEmpty = !log.isPending && log.rows.length === 0 && log.failure === null;
  const showNewest = (): void => {
    if (place.at === undefined) log.showNews();
    else props.onPlace({ ...place, at: undefined });
  };
  return (
    <Page title={texts.title}>
      <div className={classes.frame}>
        {props.filters}
        {log.failure !== null && (
          <ErrorAlert error={log.failure} title={texts.failed} onRetry={log.refresh} />
        )}
        {log.isPending ? (
          log.failure === null && <Loading />
        ) : (
          <div className={classes.list} data-stale={log.isStale || undefined} aria-busy={log.isReading}>
            <DataGrid
              id={props.id}
              label={texts.title}
              columns={props.columns}
              rows={log.rows}
              rowKey={source.rowKey}
              stream={log.stream}
              viewKey={log.viewKey}
              isMain
              toolbar={
                <>
                  {props.toolbar}
                  <SavedFilters page={props.id} path={props.path} />
                  {props.exportAddress && <ExportButton addressIn={props.exportAddress} name={props.id} />}
                </>
              }
              notice={props.notice}
              tools={<LogTools place={place} onPlace={props.onPlace} />}
              onOpen={props.onOpen}
              openKey={props.openKey}
              selection={props.selection}
              onRefresh={log.refresh}
              isRefreshing={log.isReading}
            />
            <NewsChip
              news={log.news}
              isOverrun={log.isOverrun}
              isBelowTop={!log.isAtTop}
              onShow={showNewest}
            />
            {isEmpty && (
              <EmptyState
                my="xl"
                icon={props.icon}
                title={props.isFiltered ? texts.noneMatch : texts.none}
                description={props.isFiltered ? texts.noneMatchNext : texts.noneNext}
              />
            )}
            {!isEmpty && (
              <LogFoot
                count={log.rows.length}
                hasMore={log.hasOlder}
                failed={log.failure !== null}
                onRetry={log.refresh}
              />
            )}
          </div>
        )}
      </div>
      {props.children}
    </Page>
  );
}

interface LogFootProps {
  readonly count: number;
  readonly hasMore: boolean;
  readonly failed: boolean;
  readonly onRetry: () => void;
}

function LogFoot({ count, hasMore, failed, onRetry }: LogFootProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = new Intl.NumberFormat(language).format(count);
  return (
    <div className={classes.foot}>
      <Text size="sm" c="dimmed">
        {hasMore ? t('log.more', { count, shown }) : t('log.all', { count, shown })}
      </Text>
      {failed && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('app.tryAgain')}
        </Button>
      )}
    </div>
  );
}
