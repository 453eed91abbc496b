import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { Session } from '@planfix-asterisk/contracts';
import { firstAdminSchema } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createFirstAdmin, setupStateQuery } from '../../api/session.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useParsedForm } from './use-parsed-form.ts';

export function SetUpForm({ onDone }: { readonly onDone: (session: Session) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const creating = useMutation({
    mutationFn: createFirstAdmin,
    onSuccess: onDone,
    // Somebody else was faster: the gate shows the log-in instead.
    onError: () => void client.invalidateQueries({ queryKey: setupStateQuery.queryKey }),
  });
  const { wrong, submit } = useParsedForm(firstAdminSchema, (admin) => creating.mutate(admin));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('session.setUp.code')}
          description={t('session.setUp.codeHelp')}
          autoComplete="one-time-code"
          autoFocus
          error={wrong.has('code') && t('form.required')}
          name="code"
        />
        <TextInput
          label={t('session.username')}
          autoComplete="username"
          autoCapitalize="none"
          error={wrong.has('username') && t('form.required')}
          name="username"
          defaultValue="admin"
        />
        <PasswordInput
          label={t('session.password')}
          description={t('session.setUp.passwordHelp')}
          autoComplete="new-password"
          error={wrong.has('password') && t('session.setUp.passwordHelp')}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
          name="password"
        />
        {creating.isError && <ErrorAlert error={creating.error} title={t('session.setUp.failed')} />}
        <Button type="submit" loading={creating.isPending}>
          {t('session.setUp.submit')}
        </Button>
      </Stack>
    </form>
  );
}
