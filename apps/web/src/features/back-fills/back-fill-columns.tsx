import type { BackFill } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { BackFillBadge } from './back-fill-badge.tsx';
import { isOnlyPlan } from './only-plan.ts';

export function useBackFillColumns(): readonly GridColumn<BackFill>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const number = new Intl.NumberFormat(language);
    return [
      {
        id: 'from',
        header: t('backFills.from'),
        width: 165,
        isFixed: true,
        cell: ({ id, from }) => (
          <AnchorLink
            to="/back-fills/$backFillId"
            params={{ backFillId: String(id) }}
            size="sm"
            tabIndex={-1}
          >
            {formatDateTime(from, language)}
          </AnchorLink>
        ),
      },
      { id: 'to', header: t('backFills.to'), width: 165, cell: ({ to }) => formatDateTime(to, language) },
      {
        id: 'state',
        header: t('delivery.state'),
        width: 190,
        isFixed: true,
        cell: (backFill) => <BackFillBadge backFill={backFill} />,
      },
      {
        id: 'told',
        header: t('backFills.told'),
        width: 190,
        cell: (backFill) => {
          const told = number.format(backFill.told);
          return isOnlyPlan(backFill) ? t('backFills.onlyCounted', { told }) : told;
        },
      },
      {
        id: 'knownBefore',
        header: t('backFills.knownBefore'),
        width: 160,
        cell: ({ knownBefore }) => number.format(knownBefore),
      },
      {
        id: 'silent',
        header: t('backFills.silent'),
        width: 160,
        cell: ({ silent }) => number.format(silent),
      },
      {
        id: 'by',
        header: t('backFills.by'),
        width: 170,
        cell: ({ origin, startedBy, createdBy }) =>
          origin === 'outage' ? t('backFills.byItself') : (startedBy ?? createdBy),
      },
      { id: 'node', header: t('backFills.node'), width: 110, cell: ({ node }) => node },
    ];
  }, [t, language]);
}
