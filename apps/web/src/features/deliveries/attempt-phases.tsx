import { Text } from '@mantine/core';
import type { Attempt } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { formatMs } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

const phases = ['queue', 'connect', 'firstByte'] as const;

/** Where the time went; a phase not reached is left out. */
export function AttemptPhases({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = phases.flatMap((phase) => {
    const ms = attempt.phases[phase];
    return ms === null ? [] : [`${t(`attempt.phase.${phase}`)} ${formatMs(ms, language)}`];
  });
  const total = t('attempt.took', { time: formatMs(attempt.durationMs, language) });
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {[total, ...parts].join(' · ')}
    </Text>
  );
}
