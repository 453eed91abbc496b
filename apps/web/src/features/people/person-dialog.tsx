import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import type { Account, AccountChange, Role } from '@planfix-asterisk/contracts';
import { passwordSchema } from '@planfix-asterisk/contracts';
import { IconLock, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery, changeAccount, removeAccount, restoreAccount } from '../../api/accounts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useToast } from '../../shared/use-toast.ts';
import { useSession } from '../session/session-context.ts';
import { RoleChoice } from './role-choice.tsx';

interface PersonDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function PersonDialog({ account, onClose }: PersonDialogProps) {
  const { t } = useTranslation();
  const { username: own } = useSession();
  const [role, setRole] = useState<Role>(account.role);
  const [password, setPassword] = useState('');
  const { saving, removing } = usePersonChanges(account, onClose);
  const isOfFile = account.source === 'file';
  const isPasswordWrong = password !== '' && !passwordSchema.safeParse(password).success;
  const change: AccountChange = {
    ...(role === account.role ? {} : { role }),
    ...(password === '' ? {} : { password }),
  };
  const isChanged = Object.keys(change).length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={account.username}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={!isChanged}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged && !isPasswordWrong) saving.mutate(change);
        }}
      >
        <Stack>
          {isOfFile && (
            <Alert color="sky" icon={<IconLock aria-hidden />} title={t('people.ofFile')}>
              {t('people.ofFileText')}
            </Alert>
          )}
          <RoleChoice value={role} onChange={setRole} isReadOnly={isOfFile} />
          {!isOfFile && (
            <PasswordInput
              label={t('people.newPassword')}
              description={t('people.newPasswordHelp')}
              autoComplete="new-password"
              value={password}
              visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
              error={isPasswordWrong && t('session.setUp.passwordHelp')}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          {account.hasSecondFactor && (
            <Group justify="space-between">
              <Text size="sm">{t('people.hasSecondFactor')}</Text>
              <Button
                variant="default"
                size="xs"
                loading={saving.isPending}
                onClick={() => saving.mutate({ secondFactor: 'off' })}
              >
                {t('people.turnOff')}
              </Button>
            </Group>
          )}
          {saving.isError && <ErrorAlert error={saving.error} title={t('people.notSaved')} />}
          {removing.isError && <ErrorAlert error={removing.error} title={t('people.notRemoved')} />}
          <Group justify="space-between">
            <Button
              variant="subtle"
              color="red.9"
              leftSection={<IconTrash size={16} aria-hidden />}
              disabled={isOfFile || account.username === own}
              loading={removing.isPending}
              onClick={() => removing.mutate()}
            >
              {t('people.remove')}
            </Button>
            <Group>
              <Button variant="default" onClick={onClose}>
                {t('app.cancel')}
              </Button>
              <Button type="submit" disabled={!isChanged || isPasswordWrong} loading={saving.isPending}>
                {t('people.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function usePersonChanges({ id, username }: Account, onClose: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const readAnew = () => client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  const restoring = useMutation({ mutationFn: () => restoreAccount(id), onSettled: readAnew });
  const saving = useMutation({
    mutationFn: (change: AccountChange) => changeAccount(id, change),
    onSuccess: () => {
      void readAnew();
      toast(t('people.savedTitle', { name: username }), t('people.savedText'));
      onClose();
    },
  });
  const removing = useMutation({
    mutationFn: () => removeAccount(id),
    onSuccess: () => {
      void readAnew();
      toast(t('people.removedTitle', { name: username }), t('people.removedText'), () => restoring.mutate());
      onClose();
    },
  });
  return { saving, removing };
}
