import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { Session } from '@planfix-asterisk/contracts';
import { loginSchema } from '@planfix-asterisk/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api/client.ts';
import { logIn } from '../../api/session.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useParsedForm } from './use-parsed-form.ts';

interface LogInFormProps {
  readonly username: string;
  readonly onDone: (session: Session) => void;
}

const isAskedForCode = (failure: unknown): boolean =>
  failure instanceof ApiFailure && failure.code === 'second-factor-needed';

export function LogInForm({ username, onDone }: LogInFormProps) {
  const { t } = useTranslation();
  const [needsCode, setNeedsCode] = useState(false);
  const entering = useMutation({
    mutationFn: logIn,
    onSuccess: onDone,
    onError: (failure) => {
      if (isAskedForCode(failure)) setNeedsCode(true);
    },
  });
  const { wrong, submit } = useParsedForm(loginSchema, (login) => entering.mutate(login));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('session.username')}
          autoComplete="username"
          autoCapitalize="none"
          data-autofocus={username === '' || undefined}
          autoFocus={username === ''}
          error={wrong.has('username') && t('form.required')}
          name="username"
          defaultValue={username}
        />
        <PasswordInput
          label={t('session.password')}
          autoComplete="current-password"
          data-autofocus={username !== '' || undefined}
          error={wrong.has('password') && t('form.required')}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
          name="password"
        />
        {needsCode && (
          <TextInput
            label={t('session.code')}
            description={t('session.codeHelp')}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            autoFocus
            name="code"
          />
        )}
        {entering.isError && !isAskedForCode(entering.error) && (
          <ErrorAlert error={entering.error} title={t('session.logIn.failed')} />
        )}
        <Button type="submit" loading={entering.isPending}>
          {t('session.logIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
