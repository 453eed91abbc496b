import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { newAccountSchema } from '@planfix-asterisk/contracts';
import type { NewAccount } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { accountsQuery, addAccount } from '../../api/accounts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useToast } from '../../shared/use-toast.ts';
import { RoleChoice } from './role-choice.tsx';

const empty: NewAccount = { username: '', password: '', role: 'support' };

export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const { register, control, handleSubmit, formState } = useForm({
    resolver: zodResolver(newAccountSchema),
    defaultValues: empty,
  });
  const adding = useMutation({
    mutationFn: addAccount,
    onSuccess: (_, { username }) => {
      void client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast(t('people.addedTitle', { name: username }), t('people.addedText'));
      onClose();
    },
  });
  const { errors } = formState;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.add')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={!formState.isDirty}
    >
      <form onSubmit={(event) => void handleSubmit((account) => adding.mutate(account))(event)} noValidate>
        <Stack>
          <TextInput
            label={t('session.username')}
            autoComplete="off"
            data-autofocus
            error={errors.username && t('form.required')}
            {...register('username')}
          />
          <PasswordInput
            label={t('session.password')}
            description={t('people.passwordHelp')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
            error={errors.password && t('session.setUp.passwordHelp')}
            {...register('password')}
          />
          <Controller
            control={control}
            name="role"
            render={({ field }) => <RoleChoice value={field.value} onChange={field.onChange} />}
          />
          {adding.isError && <ErrorAlert error={adding.error} title={t('people.notSaved')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={adding.isPending}>
              {t('people.addSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
