import { Alert, Anchor, Button, Code, Stack, Text } from '@mantine/core';
import type { CallRecording } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lookForRecordings, recordingAddress } from '../../api/recordings.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { lazySoon } from '../../shared/lazy-soon.ts';

interface CallRecordingsProps {
  readonly callId: string;
  readonly recordings: readonly CallRecording[];
}

const WaveForm = lazySoon(async () => (await import('./wave-form.tsx')).WaveForm);

/** The recordings of a call: to be heard, waited for, or missed with the reason and the next step. */
export function CallRecordings({ callId, recordings }: CallRecordingsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const looking = useMutation({
    mutationFn: () => lookForRecordings(callId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calls'] }),
  });
  const isMissed = recordings.some(({ state }) => state === 'failed');
  return (
    <Stack gap="sm">
      {recordings.map((recording) => (
        <One key={recording.number} callId={callId} recording={recording} />
      ))}
      {isMissed && (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={looking.isPending}
          onClick={() => looking.mutate()}
        >
          {t('recordings.lookAgain')}
        </Button>
      )}
      {looking.isError && <ErrorAlert error={looking.error} title={t('recordings.notLookedFor')} />}
    </Stack>
  );
}

function One({ callId, recording }: { readonly callId: string; readonly recording: CallRecording }) {
  const { t } = useTranslation();
  const { file, state, cause } = recording;
  const name = file.split('/').at(-1) ?? file;
  if (state === 'waiting') return <Text size="sm">{t('recordings.waiting', { name })}</Text>;
  // Nobody has to want recordings.
  if (cause === 'not-configured')
    return (
      <Text size="sm">{`${t('recordings.cause.not-configured.title')}. ${t('recordings.cause.not-configured.next')}`}</Text>
    );
  return (
    <>
      {cause !== null && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle aria-hidden />}
          title={t(`recordings.cause.${cause}.title`)}
        >
          <Text size="sm">{t(`recordings.cause.${cause}.next`)}</Text>
          <Code>{file}</Code>
        </Alert>
      )}
      {state !== 'failed' && (
        <Heard callId={callId} recording={recording} label={t('recordings.play', { name })} />
      )}
    </>
  );
}

function Heard({
  callId,
  recording: { number, elsewhere },
  label,
}: {
  readonly callId: string;
  readonly recording: CallRecording;
  readonly label: string;
}) {
  const { t } = useTranslation();
  if (elsewhere === undefined) return <WaveForm address={recordingAddress(callId, number)} label={label} />;
  if (elsewhere === null) return <Text size="sm">{t('recordings.elsewhereHidden')}</Text>;
  return (
    <Anchor href={elsewhere} target="_blank" rel="noreferrer" size="sm" w="fit-content" aria-label={label}>
      {t('recordings.elsewhere')}
    </Anchor>
  );
}
