import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { TraceRun } from '@planfix-asterisk/contracts';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';

interface TraceRunProps {
  readonly run: TraceRun;
  readonly onStop: () => void;
  readonly isStopping: boolean;
}

/** The recording under way. */
export function TraceRunning({ run, onStop, isStopping }: TraceRunProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const done = (100 * (now - run.startedAt)) / (run.until - run.startedAt);
  const at = { node: run.node, until: formatTime(run.until, language), number: run.oneCall?.number };
  const what = run.oneCall === null ? 'running' : run.oneCall.isFound ? 'runningCall' : 'waitingForCall';
  const text = t(`trace.${what}`, at);
  return (
    <Group gap="md">
      <Stack gap={4} flex={1} miw={240}>
        <Text size="sm" role="status">
          {text}
        </Text>
        <Progress value={Math.min(100, done)} aria-label={text} animated />
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
