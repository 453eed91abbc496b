import { Badge, Button, Group, Stack } from '@mantine/core';
import type { OpenSession } from '@planfix-asterisk/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, sessionsQuery } from '../../api/me.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatAgo, formatDateTime } from '../../shared/format.ts';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { Loading } from '../../shared/loading.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import { browserOf } from './browser-of.ts';

const rowKey = ({ id }: OpenSession): string => id;

/** Where one is logged in; an administrator sees everybody. Any of them can be ended. */
export function SessionList() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const onSettled = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const ending = useMutation({ mutationFn: endSession, onSettled });
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSettled });
  const columns = useSessionColumns((id) => ending.mutate(id));
  const sessions = data?.sessions ?? [];
  const hasOthers = sessions.some(({ isOwn, isCurrent }) => isOwn && !isCurrent);
  const failure = ending.error ?? endingOthers.error;
  return (
    <Stack gap="sm">
      {error && <ErrorAlert error={error} title={t('me.sessions.failed')} onRetry={() => void refetch()} />}
      {failure && <ErrorAlert error={failure} title={t('me.sessions.notEnded')} />}
      {data ? (
        <DataGrid
          id="sessions"
          label={t('me.sessions.title')}
          columns={columns}
          rows={sessions}
          rowKey={rowKey}
          toolbar={
            <Button
              variant="default"
              disabled={!hasOthers}
              loading={endingOthers.isPending}
              onClick={() => endingOthers.mutate()}
            >
              {t('me.sessions.endOthers')}
            </Button>
          }
        />
      ) : (
        !error && <Loading lines={3} />
      )}
    </Stack>
  );
}

function useSessionColumns(onEnd: (id: string) => void): readonly GridColumn<OpenSession>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(30_000);
  return useMemo(
    () => [
      {
        id: 'username',
        header: t('session.username'),
        width: 180,
        isFixed: true,
        cell: ({ username, isCurrent }) => (
          <Group gap="xs" wrap="nowrap">
            {username}
            {isCurrent && (
              <Badge color="sky" variant="light" tt="none">
                {t('me.sessions.this')}
              </Badge>
            )}
          </Group>
        ),
      },
      {
        id: 'browser',
        header: t('me.sessions.browser'),
        width: 200,
        cell: ({ userAgent }) => <span title={userAgent}>{browserOf(userAgent)}</span>,
      },
      { id: 'address', header: t('audit.address'), width: 140, cell: ({ address }) => address },
      {
        id: 'lastSeenAt',
        header: t('me.sessions.lastSeen'),
        width: 160,
        cell: ({ lastSeenAt }) => formatAgo(lastSeenAt, now, language),
      },
      {
        id: 'createdAt',
        header: t('me.sessions.since'),
        width: 170,
        cell: ({ createdAt }) => formatDateTime(createdAt, language),
      },
      {
        id: 'actions',
        header: t('settings.actions'),
        width: 130,
        isFixed: true,
        cell: ({ id, isCurrent, username }) =>
          isCurrent ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('me.sessions.endOf', { name: username })}
              onClick={() => onEnd(id)}
            >
              {t('me.sessions.end')}
            </Button>
          ),
      },
    ],
    [t, language, now, onEnd],
  );
}
