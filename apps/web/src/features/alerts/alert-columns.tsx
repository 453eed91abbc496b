import { alertText } from '@planfix-asterisk/alert-texts';
import type { Alert } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatSpan } from '../../shared/format.ts';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { asAlertLanguage } from './alert-language.ts';

export function useAlertColumns(): GridColumn<Alert>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: 'raisedAt',
        header: t('alerts.column.raisedAt'),
        width: 180,
        cell: ({ raisedAt }) => formatDateTime(raisedAt, language),
      },
      {
        id: 'what',
        header: t('alerts.column.what'),
        width: 420,
        isFixed: true,
        cell: (alert) => alertText(alert, asAlertLanguage(language)).title,
      },
      {
        id: 'lasted',
        header: t('alerts.column.lasted'),
        width: 160,
        cell: ({ since, recoveredAt }) =>
          recoveredAt === null ? t('alerts.stillOpen') : formatSpan((recoveredAt - since) / 1_000, language),
      },
      {
        id: 'takenBy',
        header: t('alerts.column.takenBy'),
        width: 160,
        cell: ({ acknowledgedBy }) => acknowledgedBy ?? '',
      },
    ],
    [t, language],
  );
}
