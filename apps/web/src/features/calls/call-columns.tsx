import type { Call } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { formatDateTime, formatSpan } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { CallOutcome } from './call-outcome.tsx';

export function useCallColumns(): readonly GridColumn<Call>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: 'startedAt',
        header: t('call.startedAt'),
        width: 170,
        isFixed: true,
        cell: ({ callId, startedAt }) => (
          <AnchorLink to="/calls/$callId" params={{ callId }} size="sm" tabIndex={-1}>
            {formatDateTime(startedAt, language)}
          </AnchorLink>
        ),
      },
      {
        id: 'direction',
        header: t('call.direction'),
        width: 110,
        cell: ({ direction }) => t(`direction.${direction}`),
      },
      {
        id: 'client',
        header: t('call.client'),
        width: 150,
        isFixed: true,
        cell: (call) => call.clientNumber,
      },
      { id: 'line', header: t('call.line'), width: 140, cell: (call) => call.line },
      {
        id: 'employee',
        header: t('call.employee'),
        width: 170,
        cell: ({ extension, employeeName }) => [extension, employeeName].filter(Boolean).join(' · '),
      },
      { id: 'result', header: t('call.result'), width: 160, cell: (call) => <CallOutcome call={call} /> },
      {
        id: 'talk',
        header: t('call.talk'),
        width: 110,
        cell: ({ talkS }) => (talkS === 0 ? '' : formatSpan(talkS, language)),
      },
      { id: 'node', header: t('call.node'), width: 90, isHiddenAtFirst: true, cell: (call) => call.node },
      {
        id: 'callId',
        header: t('call.callId'),
        width: 170,
        isHiddenAtFirst: true,
        cell: (call) => call.callId,
      },
    ],
    [t, language],
  );
}
