import { Badge, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { turnSecondFactorOff } from '../../api/me.ts';
import { sessionQuery } from '../../api/session.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useSession } from '../session/session-context.ts';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';

/** Whether a code of the phone is asked for at the log-in, and the way to change that. */
export function SecondFactor() {
  const { t } = useTranslation();
  const { hasSecondFactor } = useSession();
  const [isSettingUp, setUp] = useDisclosure(false);
  const [isTurningOff, turnOff] = useDisclosure(false);
  const closeLabel = { 'aria-label': t('app.close') };
  return (
    <Stack align="flex-start" gap="sm">
      <Text size="sm">{t('me.secondFactor.text')}</Text>
      <Group>
        {hasSecondFactor ? (
          <>
            <Badge
              color="green"
              variant="light"
              tt="none"
              size="lg"
              leftSection={<IconShieldCheck size={14} aria-hidden />}
            >
              {t('people.on')}
            </Badge>
            <Button variant="default" onClick={turnOff.open}>
              {t('people.turnOff')}
            </Button>
          </>
        ) : (
          <Button onClick={setUp.open}>{t('me.secondFactor.setUp')}</Button>
        )}
      </Group>
      <Modal
        opened={isSettingUp}
        onClose={setUp.close}
        title={t('me.secondFactor.setUp')}
        closeOnClickOutside={false}
        closeButtonProps={closeLabel}
      >
        <SecondFactorSetUp onDone={setUp.close} />
      </Modal>
      <Modal
        opened={isTurningOff}
        onClose={turnOff.close}
        title={t('me.secondFactor.offTitle')}
        closeButtonProps={closeLabel}
      >
        <TurnOffForm onDone={turnOff.close} />
      </Modal>
    </Stack>
  );
}

function TurnOffForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const turning = useMutation({
    mutationFn: turnSecondFactorOff,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        turning.mutate(password);
      }}
    >
      <Stack>
        <Text size="sm">{t('me.secondFactor.offText')}</Text>
        <PasswordInput
          label={t('me.password.present')}
          autoComplete="current-password"
          data-autofocus
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {turning.isError && <ErrorAlert error={turning.error} title={t('me.secondFactor.offFailed')} />}
        <Button type="submit" disabled={password === ''} loading={turning.isPending}>
          {t('people.turnOff')}
        </Button>
      </Stack>
    </form>
  );
}
