import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Paper,
  Progress,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import type { TraceRun } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconPlayerRecord, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { startTrace, stopTrace, tracesQuery } from '../../api/traces.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatBytes, formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import { TraceFileList } from './trace-file-list.tsx';

const longestMinutes = 60;

/** Records what a PBX says, for an administrator; `onPlay` gets a recording to be played here. */
export function TraceRecorder({ onPlay }: { readonly onPlay: (file: File) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(tracesQuery);
  const settings = useQuery(settingsQuery);
  const nodes = settings.data?.settings.ami?.map(({ name }) => name) ?? [];
  const [node, setNode] = useState('');
  const [minutes, setMinutes] = useState<number | string>(10);
  const [masksNumbers, setMasksNumbers] = useState(true);
  const show = {
    onSuccess: (traces: NonNullable<typeof data>) => client.setQueryData(tracesQuery.queryKey, traces),
  };
  const starting = useMutation({ mutationFn: startTrace, ...show });
  const stopping = useMutation({ mutationFn: stopTrace, ...show });
  const chosen = node || nodes[0];
  const isReady =
    chosen !== undefined && typeof minutes === 'number' && minutes >= 1 && minutes <= longestMinutes;
  if (error) return <ErrorAlert error={error} title={t('trace.notListed')} />;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="record">
      <Stack gap="sm">
        <Title order={2} size="h4" id="record">
          {t('trace.record')}
        </Title>
        <Text size="sm">{t('trace.recordText')}</Text>
        {data?.running ? (
          <Running run={data.running} onStop={() => stopping.mutate()} isStopping={stopping.isPending} />
        ) : (
          <Group align="flex-end" gap="md">
            <NativeSelect
              label={t('call.node')}
              data={nodes}
              value={chosen ?? ''}
              onChange={(event) => setNode(event.currentTarget.value)}
            />
            <NumberInput
              label={t('trace.minutes')}
              value={minutes}
              min={1}
              max={longestMinutes}
              allowDecimal={false}
              w={120}
              onChange={setMinutes}
            />
            <Checkbox
              mb="xs"
              label={t('trace.mask')}
              checked={masksNumbers}
              onChange={(event) => setMasksNumbers(event.currentTarget.checked)}
            />
            <Button
              leftSection={<IconPlayerRecord size={18} aria-hidden />}
              disabled={!isReady}
              loading={starting.isPending}
              onClick={() => isReady && starting.mutate({ node: chosen, minutes, masksNumbers })}
            >
              {t('trace.start')}
            </Button>
          </Group>
        )}
        {settings.data && nodes.length === 0 && <Text size="sm">{t('trace.noNode')}</Text>}
        {starting.isError && <ErrorAlert error={starting.error} title={t('trace.notStarted')} />}
        {stopping.isError && <ErrorAlert error={stopping.error} title={t('trace.notStopped')} />}
        {data?.brokenOff && (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('trace.brokenOff')}>
            {t(`trace.brokenOffWhy.${data.brokenOff}`)}
          </Alert>
        )}
        {data && <TraceFileList files={data.files} onPlay={onPlay} />}
      </Stack>
    </Paper>
  );
}

interface RunningProps {
  readonly run: TraceRun;
  readonly onStop: () => void;
  readonly isStopping: boolean;
}

function Running({ run, onStop, isStopping }: RunningProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const done = (100 * (now - run.startedAt)) / (run.until - run.startedAt);
  const at = { node: run.node, until: formatTime(run.until, language) };
  return (
    <Group gap="md">
      <Stack gap={4} flex={1} miw={240}>
        <Text size="sm">{t('trace.running', at)}</Text>
        <Progress value={Math.min(100, done)} aria-label={t('trace.running', at)} animated />
        <Text size="sm">
          {t('trace.played', { count: run.events })}, {formatBytes(run.bytes, language)}
        </Text>
      </Stack>
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={18} aria-hidden />}
        loading={isStopping}
        onClick={onStop}
      >
        {t('trace.stop')}
      </Button>
    </Group>
  );
}
