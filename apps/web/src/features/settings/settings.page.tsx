import { Alert, Stack, Tabs, Text } from '@mantine/core';
import type { PanelSettings } from '@planfix-asterisk/contracts';
import { IconKeyOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useSession } from '../session/session-context.ts';
import { AlertsPage } from './alerts.form.tsx';
import { AmiPage } from './ami.form.tsx';
import { DeliveryPage } from './delivery.form.tsx';
import { EmployeesPage } from './employees.form.tsx';
import { LinesPage } from './lines.form.tsx';
import { NumbersPage } from './numbers.form.tsx';
import { PlanfixPage } from './planfix.form.tsx';
import { RetentionPage } from './retention.form.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import type { SettingsPageName } from './settings-pages.ts';
import { isSettingsPage, settingsPages } from './settings-pages.ts';
import classes from './settings.module.css';

const route = getRouteApi('/settings/$section');

const forms: Record<SettingsPageName, ComponentType<SectionPageProps>> = {
  planfix: PlanfixPage,
  ami: AmiPage,
  employees: EmployeesPage,
  lines: LinesPage,
  numbers: NumbersPage,
  delivery: DeliveryPage,
  retention: RetentionPage,
  alerts: AlertsPage,
};

export function SettingsPage() {
  const { t } = useTranslation();
  const { section } = route.useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(settingsQuery);
  if (!isSettingsPage(section)) return <Navigate to="/settings/$section" params={{ section: 'planfix' }} />;
  return (
    <Page title={t('settings.title', { section: t(`settings.sections.${section}`) })}>
      <Tabs
        value={section}
        keepMounted={false}
        onChange={(next) => {
          if (next !== null) void navigate({ to: '/settings/$section', params: { section: next } });
        }}
      >
        <Tabs.List aria-label={t('nav.settings')}>
          {settingsPages.map((page) => (
            <Tabs.Tab key={page} value={page}>
              {t(`settings.sections.${page}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {settingsPages.map((page) => (
          <Tabs.Panel key={page} value={page} pt="lg">
            {error && (
              <ErrorAlert error={error} title={t('settings.failed')} onRetry={() => void refetch()} />
            )}
            {data ? <Section answer={data} page={page} /> : !error && <Loading />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

interface SectionProps {
  readonly answer: PanelSettings;
  readonly page: SettingsPageName;
}

function Section({ answer, page }: SectionProps) {
  const { t } = useTranslation();
  const { role } = useSession();
  const isLocked = answer.locked.includes(page);
  const Form = forms[page];
  return (
    <Stack gap="md" className={classes.section}>
      <Text size="sm">{t(`settings.about.${page}`)}</Text>
      {isLocked && (
        <Alert color="sky" icon={<IconLock aria-hidden />} title={t('settings.lockedTitle')}>
          {t('settings.lockedText', { file: answer.instanceFile ?? '' })}
        </Alert>
      )}
      {role !== 'admin' && !isLocked && (
        <Alert color="sky" icon={<IconLock aria-hidden />} title={t('settings.readOnlyTitle')}>
          {t('settings.readOnlyText')}
        </Alert>
      )}
      {answer.incomplete.includes(page) && (
        <Alert color="red" icon={<IconKeyOff aria-hidden />} title={t('settings.incompleteTitle')}>
          {t('settings.incompleteText')}
        </Alert>
      )}
      <Form settings={answer.settings} isReadOnly={isLocked || role !== 'admin'} />
    </Stack>
  );
}
