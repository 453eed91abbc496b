import { Alert, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../api/dashboard.ts';
import { AnchorLink } from './links.tsx';

/** Says that nothing leaves while PlanFix refuses the token, where somebody looks for a message. */
export function PausedNotice() {
  const { t } = useTranslation();
  const { data: state } = useQuery({ ...dashboardQuery, select: ({ planfix }) => planfix.state });
  if (state !== 'paused') return null;
  return (
    <Alert
      color="orange"
      icon={<IconPlayerPause aria-hidden />}
      title={t('planfix.state.paused')}
      role="status"
    >
      <Text size="sm">
        {t('planfix.next.paused')}{' '}
        <AnchorLink to="/settings/$section" params={{ section: 'planfix' }} size="sm">
          {t('planfix.openSettings')}
        </AnchorLink>
      </Text>
    </Alert>
  );
}
