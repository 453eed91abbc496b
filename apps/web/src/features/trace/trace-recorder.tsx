import { Alert, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { startTrace, stopTrace, tracesQuery } from '../../api/traces.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { TraceFileList } from './trace-file-list.tsx';
import { TraceOrder } from './trace-order.tsx';
import { TraceRunning } from './trace-run.tsx';

interface TraceRecorderProps {
  readonly number: string;
  readonly onPlay: (file: File) => void;
}

/** Records what a PBX says, for an administrator; `onPlay` gets a recording to be played here. */
export function TraceRecorder({ number, onPlay }: TraceRecorderProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(tracesQuery);
  const settings = useQuery(settingsQuery);
  const nodes = settings.data?.settings.ami?.map(({ name }) => name) ?? [];
  const show = {
    onSuccess: (traces: NonNullable<typeof data>) => client.setQueryData(tracesQuery.queryKey, traces),
  };
  const starting = useMutation({ mutationFn: startTrace, ...show });
  const stopping = useMutation({ mutationFn: stopTrace, ...show });
  if (error) return <ErrorAlert error={error} title={t('trace.notListed')} />;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="record">
      <Stack gap="sm">
        <Title order={2} size="h4" id="record">
          {t('trace.record')}
        </Title>
        <Text size="sm">{t('trace.recordText')}</Text>
        {data?.running ? (
          <TraceRunning run={data.running} onStop={() => stopping.mutate()} isStopping={stopping.isPending} />
        ) : (
          <TraceOrder
            nodes={nodes}
            number={number}
            isStarting={starting.isPending}
            onStart={(request) => starting.mutate(request)}
          />
        )}
        {settings.data && nodes.length === 0 && <Text size="sm">{t('trace.noNode')}</Text>}
        {starting.isError && <ErrorAlert error={starting.error} title={t('trace.notStarted')} />}
        {stopping.isError && <ErrorAlert error={stopping.error} title={t('trace.notStopped')} />}
        {data?.brokenOff && (
          <Alert
            color="orange"
            icon={<IconAlertTriangle aria-hidden />}
            title={t(data.brokenOff === 'no-call' ? 'trace.nothingRecorded' : 'trace.brokenOff')}
          >
            {t(`trace.brokenOffWhy.${data.brokenOff}`)}
          </Alert>
        )}
        {data && <TraceFileList files={data.files} onPlay={onPlay} />}
      </Stack>
    </Paper>
  );
}
