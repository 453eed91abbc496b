import { Alert, Code, Stack, Text } from '@mantine/core';
import type { RecordingSample as Sample } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconHeadphones } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sampleAddress } from '../../api/recordings.ts';
import { useSession } from '../session/session-context.ts';
import { CheckPanel } from './check-panel.tsx';
import type { FormCheck } from './form-check.ts';

/** Finds the newest recording of the folder, has it converted, and plays it. */
export function RecordingSample({ check }: { readonly check: FormCheck<Sample> }) {
  const { t } = useTranslation();
  const { role } = useSession();
  if (role !== 'admin') return null;
  return (
    <CheckPanel
      check={check}
      button={t('recordings.sample.play')}
      icon={<IconHeadphones size={16} aria-hidden />}
      text={t('recordings.sample.text')}
      failed={t('recordings.sample.failed')}
    >
      {(sample) => <Outcome sample={sample} at={check.triedAt} />}
    </CheckPanel>
  );
}

function Outcome({ sample: { status, cause, file }, at }: { readonly sample: Sample; readonly at: number }) {
  const { t } = useTranslation();
  if (status === 'ready')
    return (
      <Stack gap={4} role="status">
        <Text size="sm">{t('recordings.sample.ready')}</Text>
        <Code>{file}</Code>
        {/* A talk has no words to show. */}
        <audio controls preload="metadata" src={sampleAddress(at)} aria-label={file ?? undefined} />
      </Stack>
    );
  const words = cause === null ? ('recordings.sample.none' as const) : (`recordings.cause.${cause}` as const);
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t(`${words}.title`)}>
      <Text size="sm">{t(`${words}.next`)}</Text>
      {file !== null && <Code>{file}</Code>}
    </Alert>
  );
}
