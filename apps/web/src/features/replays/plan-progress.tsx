import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function PlanProgress({ found, searched }: { readonly found: number; readonly searched: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">{t('replays.searching', { count: found })}</Text>
      <Progress value={searched * 100} animated aria-label={t('replays.searchProgress')} />
    </Stack>
  );
}
