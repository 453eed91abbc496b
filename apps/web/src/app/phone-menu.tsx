import { Text } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { settingsPages } from '../features/settings/settings-pages.ts';
import classes from './layout.module.css';

const PageLink = createLink('a');

/** The bar's menus laid out as one list, where the bar has no room for them. */
export function PhoneMenu({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation();
  const look = { className: classes.phoneLink, onClick: onChosen };
  return (
    <nav className={classes.phoneMenu} aria-label={t('app.menu')}>
      <PageLink to="/" activeOptions={{ exact: true }} {...look}>
        {t('nav.dashboard')}
      </PageLink>
      <Text className={classes.phoneGroup}>{t('nav.reports')}</Text>
      <PageLink to="/calls" {...look}>
        {t('nav.calls')}
      </PageLink>
      <PageLink to="/deliveries" {...look}>
        {t('nav.deliveries')}
      </PageLink>
      <PageLink to="/failed" {...look}>
        {t('nav.failed')}
      </PageLink>
      <PageLink to="/replays" {...look}>
        {t('nav.replays')}
      </PageLink>
      <PageLink to="/alerts" {...look}>
        {t('nav.alerts')}
      </PageLink>
      <Text className={classes.phoneGroup}>{t('nav.settings')}</Text>
      {settingsPages.map((section) => (
        <PageLink key={section} to="/settings/$section" params={{ section }} {...look}>
          {t(`settings.sections.${section}`)}
        </PageLink>
      ))}
      <PageLink to="/setup" {...look}>
        {t('setup.title')}
      </PageLink>
    </nav>
  );
}
