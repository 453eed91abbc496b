import { Code } from '@mantine/core';
import type { AuditEntry } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useActionName } from './use-action-name.ts';
import { useActorName } from './use-actor-name.ts';
import { useTargetWords } from './use-target-words.ts';

export function useAuditColumns(): readonly GridColumn<AuditEntry>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const actorName = useActorName();
  const nameOf = useActionName();
  const targetWords = useTargetWords();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('audit.at'),
        width: 170,
        isFixed: true,
        cell: ({ at }) => formatDateTime(at, language),
      },
      {
        id: 'actor',
        header: t('audit.actor'),
        width: 140,
        isFixed: true,
        cell: ({ actor }) => actorName(actor),
      },
      {
        id: 'action',
        header: t('audit.action'),
        width: 250,
        isFixed: true,
        cell: ({ action }) => nameOf(action),
      },
      {
        id: 'target',
        header: t('audit.target'),
        width: 240,
        cell: (entry) => {
          const { label, paths } = targetWords(entry);
          return <span title={paths.length === 0 ? undefined : paths.join(', ')}>{label}</span>;
        },
      },
      { id: 'reason', header: t('audit.reason'), width: 220, cell: ({ reason }) => reason },
      {
        id: 'address',
        header: t('audit.address'),
        width: 140,
        cell: ({ address }) => (address === null ? null : <Code>{address}</Code>),
      },
    ],
    [t, language, actorName, nameOf, targetWords],
  );
}
