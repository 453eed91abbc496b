import { Text } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/session/session-context.ts';
import classes from './layout.module.css';
import { navigationFor } from './navigation.ts';

const PageLink = createLink('a');

/** The bar's menus laid out as one list, where the bar has no room for them. */
export function PhoneMenu({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const look = { className: classes.phoneLink, onClick: onChosen };
  return (
    <nav className={classes.phoneMenu} aria-label={t('app.menu')}>
      <PageLink to="/" activeOptions={{ exact: true }} {...look}>
        {t('nav.dashboard')}
      </PageLink>
      {navigationFor(role).map(({ group, pages }) => (
        <Fragment key={group}>
          <Text className={classes.phoneGroup}>{t(`nav.groups.${group}`)}</Text>
          {pages.map(({ page, link }) => (
            <PageLink key={page} {...link} {...look}>
              {t(`nav.pages.${page}`)}
            </PageLink>
          ))}
        </Fragment>
      ))}
      <PageLink to="/setup" {...look}>
        {t('setup.title')}
      </PageLink>
    </nav>
  );
}
