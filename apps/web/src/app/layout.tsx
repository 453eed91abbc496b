import { Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { timeZoneLabel } from '../shared/format.ts';
import { AnchorLink } from '../shared/links.tsx';
import { LanguageSwitch, ThemeSwitch } from '../shared/switches.tsx';
import { useLanguage } from '../shared/use-language.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './layout.module.css';
import { LiveMark } from './live-mark.tsx';
import { MainMenu } from './main-menu.tsx';
import { PaletteButton } from './palette-button.tsx';
import { PhoneMenu } from './phone-menu.tsx';
import { UserMenu } from './user-menu.tsx';

export function Layout() {
  const { t } = useTranslation();
  const [isMenuOpen, { toggle, close }] = useDisclosure(false);
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  return (
    <>
      <a className={classes.skip} href="#content">
        {t('app.skip')}
      </a>
      <header className={classes.bar}>
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Burger
            hiddenFrom="md"
            size="sm"
            color="var(--panel-bar-text)"
            opened={isMenuOpen}
            aria-expanded={isMenuOpen}
            onClick={toggle}
            aria-label={t('app.menu')}
          />
          <AnchorLink to="/" className={classes.brand} underline="never" aria-label={t('app.title')}>
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <span>{t('app.title')}</span>
          </AnchorLink>
          <MainMenu />
        </Group>
        <Group gap={6} wrap="nowrap" c="var(--panel-bar-text)">
          <LiveMark />
          <PaletteButton />
          <LanguageSwitch />
          <ThemeSwitch />
          <UserMenu />
        </Group>
      </header>
      {isMenuOpen && <PhoneMenu onChosen={close} />}
      <main>
        <div id="content" tabIndex={-1} className={classes.page}>
          <Outlet />
        </div>
      </main>
      <TimeZone />
    </>
  );
}

function TimeZone() {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <Text component="footer" size="xs" ta="center" py="sm" className={classes.footer}>
      {t('app.timeZone', { zone: timeZoneLabel(language, now) })}
    </Text>
  );
}
