import { Badge, Tooltip } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../shared/live-hints.ts';

/** Whether what is on the page follows what happens. */
export function LiveMark() {
  const { t } = useTranslation();
  const state = useLive();
  const isLive = state === 'live';
  return (
    <Tooltip label={t(`live.${state}.hint`)}>
      <Badge
        role="status"
        tabIndex={0}
        variant="filled"
        color={isLive ? '#1b6b30' : '#964000'}
        tt="none"
        leftSection={
          isLive ? <IconPlugConnected size={12} aria-hidden /> : <IconPlugConnectedX size={12} aria-hidden />
        }
      >
        {t(`live.${state}.label`)}
      </Badge>
    </Tooltip>
  );
}
