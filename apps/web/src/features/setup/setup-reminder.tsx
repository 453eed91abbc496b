import { Alert, Button, Group, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changeSetup, setupProgressQuery } from '../../api/setup.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { useSession } from '../session/session-context.ts';

/** On the dashboard: leads a new house into the wizard, and back to one that was left half-way, until told to be quiet. */
export function SetupReminder() {
  const { t } = useTranslation();
  const { role } = useSession();
  const client = useQueryClient();
  const { data } = useQuery({ ...setupProgressQuery, enabled: role === 'admin' });
  const dismissing = useMutation({
    mutationFn: () => changeSetup({ status: 'dismissed' }),
    onSuccess: (progress) => client.setQueryData(setupProgressQuery.queryKey, progress),
  });
  if (data?.status === 'fresh') return <Navigate to="/setup/$step" params={{ step: data.step }} replace />;
  if (data?.status !== 'open') return null;
  const left = data.steps.filter(({ state }) => state === 'open' || state === 'attention').length;
  return (
    <Alert color="sky" icon={<IconChecklist aria-hidden />} title={t('setup.reminder.title')}>
      <Text size="sm">{t('setup.reminder.text', { count: left })}</Text>
      <Group gap="xs" mt="sm">
        <ButtonLink to="/setup" size="xs">
          {t('setup.reminder.resume')}
        </ButtonLink>
        <Button
          size="xs"
          variant="default"
          loading={dismissing.isPending}
          onClick={() => dismissing.mutate()}
        >
          {t('setup.reminder.dismiss')}
        </Button>
      </Group>
    </Alert>
  );
}
