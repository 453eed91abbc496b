import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch, ThemeSwitch } from '../../shared/switches.tsx';
import classes from './lone-page.module.css';

interface LonePageProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** A page without the panel around it: nobody is logged in yet. */
export function LonePage({ title, text, children }: LonePageProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <title>{`${title} · ${t('app.title')}`}</title>
      <Group component="header" className={classes.brand} gap="xs">
        <img src="/favicon.svg" alt="" width={36} height={36} />
        <Text fw={700} size="lg">
          {t('app.title')}
        </Text>
      </Group>
      <Group className={classes.switches} gap={4} c="var(--panel-bar-text)">
        <LanguageSwitch />
        <ThemeSwitch />
      </Group>
      <Paper component="main" shadow="sm" p="xl" className={classes.card}>
        <Stack>
          <Title order={1} size="h3">
            {title}
          </Title>
          {text !== undefined && <Text size="sm">{text}</Text>}
          {children}
        </Stack>
      </Paper>
    </div>
  );
}
