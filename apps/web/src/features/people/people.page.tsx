import { Badge, Button, Group, Text } from '@mantine/core';
import type { Account } from '@planfix-asterisk/contracts';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../../api/accounts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';

const rowKey = ({ id }: Account): string => String(id);

/** Who may use the panel, and as what. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(accountsQuery);
  const columns = usePeopleColumns();
  const [openId, setOpenId] = useState<number | 'new' | null>(null);
  const accounts = data?.accounts ?? [];
  const open = accounts.find(({ id }) => id === openId);
  const close = (): void => setOpenId(null);
  return (
    <Page title={t('people.title')}>
      {error && <ErrorAlert error={error} title={t('people.failed')} onRetry={() => void refetch()} />}
      {data ? (
        <DataGrid
          id="people"
          label={t('people.title')}
          columns={columns}
          rows={accounts}
          rowKey={rowKey}
          isMain
          onOpen={({ id }) => setOpenId(id)}
          toolbar={
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpenId('new')}>
              {t('people.add')}
            </Button>
          }
        />
      ) : (
        !error && <Loading />
      )}
      {openId === 'new' && <AddPersonDialog onClose={close} />}
      {open && <PersonDialog account={open} onClose={close} />}
    </Page>
  );
}

function usePeopleColumns(): readonly GridColumn<Account>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: 'username',
        header: t('session.username'),
        width: 220,
        isFixed: true,
        cell: ({ username, source }) => (
          <Group gap="xs" wrap="nowrap">
            <Text span inherit c="var(--mantine-color-anchor)">
              {username}
            </Text>
            {source === 'file' && (
              <Badge color="gray" variant="light" tt="none">
                {t('people.ofFile')}
              </Badge>
            )}
          </Group>
        ),
      },
      {
        id: 'role',
        header: t('people.role'),
        width: 180,
        isFixed: true,
        cell: ({ role }) => t(`session.roles.${role}`),
      },
      {
        id: 'secondFactor',
        header: t('people.secondFactor'),
        width: 190,
        cell: ({ hasSecondFactor }) =>
          hasSecondFactor ? (
            <Badge
              color="green"
              variant="light"
              tt="none"
              leftSection={<IconShieldCheck size={12} aria-hidden />}
            >
              {t('people.on')}
            </Badge>
          ) : (
            t('people.off')
          ),
      },
      {
        id: 'createdAt',
        header: t('people.since'),
        width: 190,
        cell: ({ createdAt }) => formatDateTime(createdAt, language),
      },
    ],
    [t, language],
  );
}
