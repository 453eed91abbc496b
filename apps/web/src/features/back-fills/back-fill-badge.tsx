import { Badge } from '@mantine/core';
import type { BackFill } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';

const colors: Record<BackFill['state'], string> = {
  planning: 'gray',
  planned: 'gray',
  running: 'sky',
  settling: 'sky',
  paused: 'orange',
  finished: 'green',
  cancelled: 'gray',
};

export function BackFillBadge({ backFill }: { readonly backFill: BackFill }) {
  const { t } = useTranslation();
  const { state, trouble } = backFill;
  return (
    <Badge color={trouble === null ? colors[state] : 'red'} variant="light" radius="sm" tt="none" fw={600}>
      {trouble === null ? t(`backFills.state.${state}`) : t('backFills.troubled')}
    </Badge>
  );
}
