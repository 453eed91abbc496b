import { Group, Progress, Stack, Text } from '@mantine/core';
import type { BackFill } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { isOnlyPlan } from './only-plan.ts';

const counts = ['found', 'knownBefore', 'told', 'silent', 'recordsRead'] as const;

/** How much of the time is looked through, and what was found in it. */
export function BackFillProgress({ backFill }: { readonly backFill: BackFill }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const { state, from, to, cursor } = backFill;
  const share = ['planned', 'finished', 'settling'].includes(state) ? 1 : (cursor - from) / (to - from);
  return (
    <Stack gap="xs">
      <Progress
        size="xl"
        radius="sm"
        value={Math.min(1, Math.max(0, share)) * 100}
        animated={state === 'planning' || state === 'running'}
        aria-label={t('backFills.progress')}
      />
      <Group gap="lg" role="status">
        {(state === 'running' || state === 'planning') && (
          <Text size="sm" fw={600}>
            {t('backFills.lookedThrough', { until: formatDateTime(cursor, language) })}
          </Text>
        )}
        {counts.map((name) => (
          <Text key={name} size="sm">
            {`${t(name === 'told' && isOnlyPlan(backFill) ? 'backFills.toTell' : `backFills.${name}`)}: ${number.format(backFill[name])}`}
          </Text>
        ))}
      </Group>
    </Stack>
  );
}
