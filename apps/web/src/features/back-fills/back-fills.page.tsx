import { EmptyState } from '@mantine/core';
import type { BackFill } from '@planfix-asterisk/contracts';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { backFillsQuery } from '../../api/back-fills.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { OlderButton } from '../../shared/older-button.tsx';
import { Page } from '../../shared/page.tsx';
import { useSession } from '../session/session-context.ts';
import { useBackFillColumns } from './back-fill-columns.tsx';
import { NewBackFill } from './new-back-fill.tsx';

const rowKey = ({ id }: BackFill): string => String(id);

/** Times without a link and what was told of them afterwards; and a time of one's own choice. */
export function BackFillsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { role } = useSession();
  const query = useInfiniteQuery(backFillsQuery);
  const columns = useBackFillColumns();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const settings = (
    <AnchorLink to="/settings/$section" params={{ section: 'cdr' }}>
      {t('backFills.settings')}
    </AnchorLink>
  );
  return (
    <Page title={t('backFills.title')} aside={settings}>
      {role === 'admin' && <NewBackFill />}
      {query.isError && (
        <ErrorAlert error={query.error} title={t('backFills.notRead')} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Loading />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          my="xl"
          icon={<IconHistory aria-hidden />}
          title={t('backFills.none')}
          description={t('backFills.noneNext')}
        />
      )}
      {rows.length > 0 && (
        <>
          <DataGrid
            id="back-fills"
            label={t('backFills.title')}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            onOpen={({ id }) =>
              void navigate({ to: '/back-fills/$backFillId', params: { backFillId: String(id) } })
            }
          />
          <OlderButton query={query} />
        </>
      )}
    </Page>
  );
}
