import { Alert, NativeSelect, Stack, Tabs, Text } from '@mantine/core';
import type { PanelSettings, SettingsSection } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconKeyOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useSession } from '../session/session-context.ts';
import { settingPlaces } from './setting-places.ts';
import { SettingsAccess } from './settings-access-provider.tsx';
import { settingsForms } from './settings-forms.ts';
import type { SettingsPageName } from './settings-pages.ts';
import { isSettingsPage, settingsPages } from './settings-pages.ts';
import classes from './settings.module.css';

const route = getRouteApi('/settings/$section');

export function SettingsPage() {
  const { t } = useTranslation();
  const { section } = route.useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(settingsQuery);
  const open = (next: string): void => void navigate({ to: '/settings/$section', params: { section: next } });
  if (!isSettingsPage(section)) return <Navigate to="/settings/$section" params={{ section: 'planfix' }} />;
  return (
    <Page title={t('settings.title', { section: t(`settings.sections.${section}`) })}>
      <Tabs
        value={section}
        keepMounted={false}
        onChange={(next) => {
          if (next !== null) open(next);
        }}
      >
        <NativeSelect
          hiddenFrom="sm"
          aria-label={t('nav.groups.settings')}
          value={section}
          onChange={(event) => open(event.currentTarget.value)}
          data={settingsPages.map((page) => ({ value: page, label: t(`settings.sections.${page}`) }))}
        />
        <Tabs.List visibleFrom="sm" aria-label={t('nav.groups.settings')}>
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

/** What makes these unusable is nearly always a secret that was lost. */
const withSecrets: ReadonlySet<SettingsSection> = new Set([
  'planfix',
  'pbx',
  'ami',
  'cdr',
  'lookup',
  'alerts',
  'metrics',
]);

interface SectionProps {
  readonly answer: PanelSettings;
  readonly page: SettingsPageName;
}

function Section({ answer, page }: SectionProps) {
  const { t } = useTranslation();
  const { role } = useSession();
  const sections = sectionsOn(page);
  const isAllLocked = sections.every((section) => answer.locked.includes(section));
  const Form = settingsForms[page];
  return (
    <SettingsAccess answer={answer}>
      <Stack gap="md" className={classes.section}>
        <Text size="sm">{t(`settings.about.${page}`)}</Text>
        {isAllLocked && (
          <Alert color="sky" icon={<IconLock aria-hidden />} title={t('settings.lockedTitle')}>
            {t('settings.lockedText', { file: answer.instanceFile ?? '' })}
          </Alert>
        )}
        {role !== 'admin' && !isAllLocked && (
          <Alert color="sky" icon={<IconLock aria-hidden />} title={t('settings.readOnlyTitle')}>
            {t('settings.readOnlyText')}
          </Alert>
        )}
        {sections.some((section) => answer.incomplete.includes(section)) &&
          (sections.some((section) => withSecrets.has(section)) ? (
            <Alert color="red" icon={<IconKeyOff aria-hidden />} title={t('settings.incompleteTitle')}>
              {t('settings.incompleteText')}
            </Alert>
          ) : (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('settings.invalidTitle')}>
              {t('settings.invalidText')}
            </Alert>
          ))}
        <Form settings={answer.settings} />
      </Stack>
    </SettingsAccess>
  );
}

function sectionsOn(page: SettingsPageName): SettingsSection[] {
  const paths = [...settingPlaces].filter(([, place]) => place.page === page).map(([path]) => path);
  return [...new Set(paths.map((path) => path.split('.', 1)[0] as SettingsSection))];
}
