import { Group, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { createLink, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MenuItemLink } from '../shared/links.tsx';
import { settingsPages } from '../features/settings/settings-pages.ts';
import classes from './layout.module.css';

const BarLink = createLink('a');

/** The bar's menus as FreePBX has them; where the bar is too narrow, `PhoneMenu` shows the same. */
export function MainMenu() {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  const isReport = ['/calls', '/deliveries', '/failed', '/replays', '/alerts'].some((page) =>
    path.startsWith(page),
  );
  return (
    <Group component="nav" gap={0} visibleFrom="md" wrap="nowrap" aria-label={t('app.menu')}>
      <BarLink to="/" className={classes.menuTarget} data-active={path === '/' || undefined}>
        {t('nav.dashboard')}
      </BarLink>
      <Menu position="bottom-start" trigger="click-hover" offset={0}>
        <Menu.Target>
          <UnstyledButton className={classes.menuTarget} data-active={isReport || undefined}>
            {t('nav.reports')} <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuItemLink to="/calls">{t('nav.calls')}</MenuItemLink>
          <MenuItemLink to="/deliveries">{t('nav.deliveries')}</MenuItemLink>
          <MenuItemLink to="/failed">{t('nav.failed')}</MenuItemLink>
          <MenuItemLink to="/replays">{t('nav.replays')}</MenuItemLink>
          <MenuItemLink to="/alerts">{t('nav.alerts')}</MenuItemLink>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start" trigger="click-hover" offset={0}>
        <Menu.Target>
          <UnstyledButton
            className={classes.menuTarget}
            data-active={/^\/(settings|setup)/.test(path) || undefined}
          >
            {t('nav.settings')} <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {settingsPages.map((section) => (
            <MenuItemLink key={section} to="/settings/$section" params={{ section }}>
              {t(`settings.sections.${section}`)}
            </MenuItemLink>
          ))}
          <Menu.Divider />
          <MenuItemLink to="/setup">{t('setup.title')}</MenuItemLink>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
