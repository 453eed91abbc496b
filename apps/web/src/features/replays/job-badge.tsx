import { Badge } from '@mantine/core';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';

const colors: Record<ReplayJob['state'], string> = {
  planning: 'gray',
  planned: 'gray',
  running: 'sky',
  paused: 'orange',
  finished: 'green',
  cancelled: 'gray',
};

export function JobBadge({ state }: { readonly state: ReplayJob['state'] }) {
  const { t } = useTranslation();
  return (
    <Badge color={colors[state]} variant="light" radius="sm" tt="none" fw={600}>
      {t(`replays.state.${state}`)}
    </Badge>
  );
}
