import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/page.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';

/** One's own account: password, second factor, and where one is logged in. */
export function MePage() {
  const { t } = useTranslation();
  return (
    <Page title={t('me.title')}>
      <Stack gap="xl">
        <Part title={t('me.secondFactor.title')}>
          <SecondFactor />
        </Part>
        <Part title={t('me.password.title')}>
          <PasswordForm />
        </Part>
        <Part title={t('me.sessions.title')}>
          <SessionList />
        </Part>
      </Stack>
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" mb="xs" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}
