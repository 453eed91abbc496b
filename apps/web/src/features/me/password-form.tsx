import { Button, PasswordInput, Stack } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { ownPasswordSchema } from '@planfix-asterisk/contracts';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../api/me.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useToast } from '../../shared/use-toast.ts';

export function PasswordForm() {
  const { t } = useTranslation();
  const toast = useToast();
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(ownPasswordSchema),
    defaultValues: { present: '', next: '' },
  });
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      reset();
      toast(t('me.password.doneTitle'), t('me.password.doneText'));
    },
  });
  const eye = { 'aria-label': t('session.showPassword') };
  return (
    <form
      onSubmit={(event) => void handleSubmit((passwords) => changing.mutate(passwords))(event)}
      noValidate
    >
      <Stack maw={420}>
        <PasswordInput
          label={t('me.password.present')}
          autoComplete="current-password"
          visibilityToggleButtonProps={eye}
          error={formState.errors.present && t('form.required')}
          {...register('present')}
        />
        <PasswordInput
          label={t('me.password.next')}
          description={t('session.setUp.passwordHelp')}
          autoComplete="new-password"
          visibilityToggleButtonProps={eye}
          error={formState.errors.next && t('session.setUp.passwordHelp')}
          {...register('next')}
        />
        {changing.isError && <ErrorAlert error={changing.error} title={t('me.password.failed')} />}
        <Button type="submit" loading={changing.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('me.password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
