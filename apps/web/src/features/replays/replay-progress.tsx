import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

const parts = [
  ['delivered', 'green.8'],
  ['failed', 'red.8'],
  ['expired', 'orange.8'],
  ['open', 'sky.8'],
  ['leftOut', 'gray.6'],
] as const;

/** How far a replay has come: of all its messages those delivered, failed, on their way, left out. */
export function ReplayProgress({ job }: { readonly job: ReplayJob }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { planned, queued, leftOut, delivered, failed, expired, perSecond } = job;
  const counts = { delivered, failed, expired, leftOut, open: queued - delivered - failed - expired };
  const left = planned - queued - leftOut;
  const number = new Intl.NumberFormat(language);
  return (
    <Stack gap="xs">
      <Progress.Root size="xl" radius="sm">
        {parts.map(([part, color]) => (
          <Progress.Section
            key={part}
            value={planned === 0 ? 0 : (counts[part] / planned) * 100}
            color={color}
            aria-label={t(`replays.part.${part}`)}
          />
        ))}
      </Progress.Root>
      <Group gap="lg" role="status">
        <Text size="sm" fw={600}>
          {t('replays.progress', { done: number.format(planned - left), count: planned })}
        </Text>
        {parts.map(([part]) => (
          <Text key={part} size="sm">
            {`${t(`replays.part.${part}`)}: ${number.format(counts[part])}`}
          </Text>
        ))}
        {job.state === 'running' && left > 0 && (
          <Text size="sm" c="dimmed">
            {t('replays.left', { span: formatSpan(left / perSecond, language) })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
