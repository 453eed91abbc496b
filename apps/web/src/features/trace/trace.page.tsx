import {
  Alert,
  Button,
  FileButton,
  Grid,
  Group,
  List,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconAlertTriangle, IconFileUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DragEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { fetchTrace } from '../../api/traces.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useSession } from '../session/session-context.ts';
import { largestMb, playFile } from './play-file.ts';
import type { PlayedTrace, Whose } from './play-file.ts';
import { TraceRecorder } from './trace-recorder.tsx';
import { TraceStepView } from './trace-step.tsx';
import { TraceSteps } from './trace-steps.tsx';

const route = getRouteApi('/tools/trace');
const isWhose = (value: string): value is Whose => value === 'ours' || value === 'of-the-file';

/** Plays a recording of AMI events step by step, in the browser: what happened, what was told, and why not. */
export function TracePage() {
  const { t } = useTranslation();
  const { role } = useSession();
  const { file: askedFor, number } = route.useSearch();
  const [chosen, setFile] = useState<File | null>(null);
  const kept = useQuery({
    queryKey: ['traces', 'file', askedFor],
    queryFn: () => fetchTrace(askedFor ?? ''),
    enabled: askedFor !== undefined && role === 'admin',
    staleTime: Infinity,
    retry: false,
  });
  const file = chosen ?? kept.data ?? null;
  const [whose, setWhose] = useState<Whose>('ours');
  const settings = useQuery(settingsQuery);
  const isTooLarge = file !== null && file.size > largestMb * 1_000_000;
  const played = useQuery({
    queryKey: ['trace-file', file?.name, file?.size, file?.lastModified, whose],
    queryFn: ({ signal }) =>
      playFile(file ?? new Blob(), { whose, settings: settings.data?.settings ?? {} }, signal),
    enabled: file !== null && !isTooLarge && settings.data !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <Page title={t('trace.title')}>
      <Stack gap="md">
        {role === 'admin' && <TraceRecorder key={number} number={number ?? ''} onPlay={setFile} />}
        <Title order={2} size="h4">
          {t('trace.playTitle')}
        </Title>
        <Text size="sm">{t('trace.text')}</Text>
        <Paper withBorder p="md" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
          <Group gap="md">
            <FileButton onChange={setFile} accept=".jsonl,application/jsonl">
              {(props) => (
                <Button {...props} leftSection={<IconFileUpload size={18} aria-hidden />}>
                  {t('trace.open')}
                </Button>
              )}
            </FileButton>
            <Text size="sm">{file?.name ?? t('trace.drop')}</Text>
            <SegmentedControl
              aria-label={t('trace.whose')}
              value={whose}
              onChange={(value) => isWhose(value) && setWhose(value)}
              data={(['ours', 'of-the-file'] as const).map((value) => ({
                value,
                label: t(`trace.whoseSettings.${value}`),
              }))}
            />
          </Group>
        </Paper>
        {isTooLarge && (
          <Alert
            color="red"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('trace.tooLarge', { mb: largestMb })}
          >
            {t('trace.tooLargeNext')}
          </Alert>
        )}
        {kept.error && <ErrorAlert error={kept.error} title={t('trace.failed')} />}
        {settings.error && <ErrorAlert error={settings.error} title={t('settings.failed')} />}
        {played.error && <ErrorAlert error={played.error} title={t('trace.failed')} />}
        {played.isFetching && <Loading />}
        {played.data && <Played key={`${file?.name} ${whose}`} trace={played.data} />}
      </Stack>
    </Page>
  );
}

function Played({ trace }: { readonly trace: PlayedTrace }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const { steps, events, faults, faultCount } = trace;
  return (
    <>
      {faultCount > 0 && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('trace.faults', { count: faultCount })}
        >
          <List size="sm">
            {faults.map(({ line, why }) => (
              <List.Item key={line}>{t(`trace.fault.${why}`, { line })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text size="sm" role="status">
        {t('trace.played', { count: events })}
      </Text>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, lg: open === null ? 12 : 7 }}>
          {steps.length > 0 && <TraceSteps steps={steps} open={open} onOpen={setOpen} />}
        </Grid.Col>
        {open !== null && (
          <Grid.Col span={{ base: 12, lg: 5 }} order={{ base: -1, lg: 1 }}>
            <TraceStepView steps={steps} number={open} onGo={setOpen} />
          </Grid.Col>
        )}
      </Grid>
    </>
  );
}
