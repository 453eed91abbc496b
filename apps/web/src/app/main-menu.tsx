import { Group, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { createLink, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/session/session-context.ts';
import { MenuItemLink } from '../shared/links.tsx';
import classes from './layout.module.css';
import { groupPaths, navigationFor } from './navigation.ts';

const BarLink = createLink('a');

/** The bar's menus as FreePBX has them; where the bar is too narrow, `PhoneMenu` shows the same. */
export function MainMenu() {
  const { t } = useTranslation();
  const { role } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <Group component="nav" gap={0} visibleFrom="md" wrap="nowrap" aria-label={t('app.menu')}>
      <BarLink to="/" className={classes.menuTarget} data-active={path === '/' || undefined}>
        {t('nav.dashboard')}
      </BarLink>
      {navigationFor(role).map(({ group, pages }) => (
        <Menu key={group} position="bottom-start" trigger="click-hover" offset={0}>
          <Menu.Target>
            <UnstyledButton
              className={classes.menuTarget}
              data-active={groupPaths[group].some((start) => path.startsWith(start)) || undefined}
            >
              {t(`nav.groups.${group}`)} <IconChevronDown size={14} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {pages.map(({ page, link }) => (
              <MenuItemLink key={page} {...link}>
                {t(`nav.pages.${page}`)}
              </MenuItemLink>
            ))}
          </Menu.Dropdown>
        </Menu>
      ))}
    </Group>
  );
}
