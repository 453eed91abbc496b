import { Code, Grid, Group, Stack, Title } from '@mantine/core';
import type { CallDetail } from '@planfix-asterisk/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/calls.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatDateTime, formatSpan } from '../../shared/format.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { PausedNotice } from '../../shared/paused-notice.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useSession } from '../session/session-context.ts';
import { ReplayManyButton } from '../replays/replay-many-button.tsx';
import { CallMessages } from './call-messages.tsx';
import { CallNotes } from './call-notes.tsx';
import { CallOutcome } from './call-outcome.tsx';
import { CallRecordings } from './call-recordings.tsx';
import { CallSteps } from './call-steps.tsx';
import { CallTraces } from './call-traces.tsx';

/** What the PBX did beside what PlanFix was told of it; one below the other where there is no room. */
const besideEachOther = { steps: { base: 12, lg: 4 }, messages: { base: 12, lg: 8 } };

const route = getRouteApi('/calls/$callId');

export function CallPage() {
  const { t } = useTranslation();
  const { callId } = route.useParams();
  const { data, error, refetch } = useQuery(callQuery(callId));
  const title = data
    ? t('call.title', { direction: t(`direction.${data.direction}`), client: data.clientNumber || '—' })
    : t('call.titleUnknown');
  return (
    <Page
      title={title}
      aside={
        <ButtonLink to="/calls" variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />}>
          {t('call.back')}
        </ButtonLink>
      }
    >
      <Stack gap="lg">
        <PausedNotice />
        {error && <ErrorAlert error={error} title={t('call.failed')} onRetry={() => void refetch()} />}
        {data ? <CallFacts call={data} /> : !error && <Loading />}
      </Stack>
    </Page>
  );
}

function CallFacts({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { role } = useSession();
  const employee = [call.extension, call.employeeName].filter(Boolean).join(' · ');
  return (
    <>
      <FactsList
        facts={[
          { label: t('call.result'), value: <CallOutcome call={call} /> },
          { label: t('call.startedAt'), value: formatDateTime(call.startedAt, language) },
          {
            label: t('call.endedAt'),
            value: call.endedAt === null ? t('call.stillOn') : formatDateTime(call.endedAt, language),
          },
          { label: t('call.talk'), value: formatSpan(call.talkS, language) },
          { label: t('call.client'), value: call.clientNumber },
          { label: t('call.line'), value: call.line },
          { label: t('call.employee'), value: employee },
          { label: t('call.node'), value: call.node },
          { label: t('call.callId'), value: <Code>{call.callId}</Code> },
          ...(call.talkS > 0 && call.recordingFile === null
            ? [{ label: t('call.recording'), value: t('call.notRecorded') }]
            : []),
          ...(role === 'admin' ? [{ label: t('call.trace'), value: <CallTraces call={call} /> }] : []),
        ]}
      />
      {call.recordings.length > 0 && (
        <section aria-labelledby="recordings">
          <Title order={2} size="h4" mb="xs" id="recordings">
            {t('recordings.section')}
          </Title>
          <CallRecordings callId={call.callId} recordings={call.recordings} />
        </section>
      )}
      <section aria-labelledby="notes">
        <Title order={2} size="h4" mb="xs" id="notes">
          {t('call.notes')}
        </Title>
        <CallNotes notes={call.notes} />
      </section>
      <Grid gap="xl">
        <Grid.Col span={besideEachOther.steps}>
          <section aria-labelledby="steps">
            <Title order={2} size="h4" mb="xs" id="steps">
              {t('call.steps')}
            </Title>
            <CallSteps steps={call.steps} />
          </section>
        </Grid.Col>
        <Grid.Col span={besideEachOther.messages}>
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4">
              {t('call.messages')}
            </Title>
            {call.deliveries.length > 0 && (
              <ReplayManyButton filter={{ callId: call.callId }} label={t('replays.openPlanCall')} />
            )}
          </Group>
          <CallMessages call={call} />
        </Grid.Col>
      </Grid>
    </>
  );
}
