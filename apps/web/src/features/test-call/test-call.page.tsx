import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useSession } from '../session/session-context.ts';
import { ClickTester } from '../settings/click-tester.tsx';
import { TestCallForm } from './test-call-form.tsx';

/** Two ways to see that everything works without waiting for a client: a made-up call to PlanFix, a real one from here. */
export function TestCallPage() {
  const { t } = useTranslation();
  const { role } = useSession();
  const { data, error } = useQuery(settingsQuery);
  const employees = data?.settings.employees ?? [];
  return (
    <Page title={t('testCall.title')}>
      {role !== 'admin' && <Alert color="sky">{t('errors.not-allowed')}</Alert>}
      {role === 'admin' && error && <ErrorAlert error={error} title={t('settings.failed')} />}
      {role === 'admin' && !data && !error && <Loading />}
      {role === 'admin' && data && (
        <Stack gap="lg">
          <TestCallForm employees={employees} />
          <ClickTester employees={employees} isSaved title={t('testCall.click')} />
        </Stack>
      )}
    </Page>
  );
}
