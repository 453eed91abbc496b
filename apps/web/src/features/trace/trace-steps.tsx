import { Checkbox, Text } from '@mantine/core';
import { headerOf } from '@planfix-asterisk/ami';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { isTelling } from './play-file.ts';
import type { PlayedStep } from './play-file.ts';
import { useStepWords } from './step-words.tsx';

const rowKey = ({ number }: PlayedStep): string => String(number);

interface TraceStepsProps {
  readonly steps: readonly PlayedStep[];
  readonly open: number | null;
  readonly onOpen: (number: number) => void;
}

/** Every event of the recording and what came of it; the arrows go from one to the next, Enter shows all of it. */
export function TraceSteps({ steps, open, onOpen }: TraceStepsProps) {
  const { t } = useTranslation();
  const [isAll, setIsAll] = useState(false);
  const columns = useStepColumns();
  const shown = useMemo(() => (isAll ? steps : steps.filter(isTelling)), [steps, isAll]);
  return (
    <DataGrid
      id="trace"
      label={t('trace.steps')}
      columns={columns}
      rows={shown}
      rowKey={rowKey}
      openKey={open === null ? null : String(open)}
      onOpen={({ number }) => onOpen(number)}
      isMain
      toolbar={
        <Checkbox
          label={t('trace.all', { count: steps.length })}
          checked={isAll}
          onChange={(event) => setIsAll(event.currentTarget.checked)}
        />
      }
      notice={shown.length === 0 && <Text size="sm">{t('trace.nothing')}</Text>}
    />
  );
}

function useStepColumns(): readonly GridColumn<PlayedStep>[] {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  return [
    {
      id: 'at',
      header: t('trace.at'),
      width: 90,
      isFixed: true,
      cell: ({ atMs }) => (atMs / 1_000).toFixed(3),
    },
    {
      id: 'event',
      header: t('trace.event'),
      width: 160,
      isFixed: true,
      cell: ({ entry }) => (entry === undefined ? t('trace.timePasses') : headerOf(entry.block, 'event')),
    },
    {
      id: 'channel',
      header: t('trace.channel'),
      width: 200,
      cell: ({ entry }) => entry && headerOf(entry.block, 'channel'),
    },
    { id: 'did', header: t('call.steps'), width: 240, cell: (step) => wordsOf(step).did.join('; ') },
    { id: 'told', header: t('call.messages'), width: 240, cell: (step) => wordsOf(step).told.join('; ') },
    { id: 'why', header: t('call.notes'), width: 200, cell: (step) => wordsOf(step).why.join('; ') },
  ];
}
