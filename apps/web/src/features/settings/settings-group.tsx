import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface SettingsGroupProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** Fields that belong together, as FreePBX's sections of a form. */
export function SettingsGroup({ title, text, children }: SettingsGroupProps) {
  return (
    <section className={classes.group}>
      <Title order={2} size="h4">
        {title}
      </Title>
      {text !== undefined && (
        <Text size="sm" mt={4} mb="xs">
          {text}
        </Text>
      )}
      {children}
    </section>
  );
}
