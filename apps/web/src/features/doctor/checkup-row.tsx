import { Group, Text, ThemeIcon } from '@mantine/core';
import type { Checkup } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './checkup-row.module.css';
import { useRemedy } from './use-remedy.ts';

const signs = {
  ok: { Icon: IconCheck, color: 'green.8' },
  warning: { Icon: IconAlertTriangle, color: 'orange.9' },
  error: { Icon: IconX, color: 'red.9' },
  off: { Icon: IconMinus, color: 'gray.7' },
} as const;

export function CheckupRow(checkup: Checkup) {
  const { t } = useTranslation();
  const remedyOf = useRemedy();
  const { name, subject, state } = checkup;
  const { Icon, color } = signs[state];
  const title = t(`doctor.checkups.${name}`);
  return (
    <Group wrap="nowrap" align="flex-start" gap="md" className={classes.row}>
      <ThemeIcon size={28} radius="xl" color={color} role="img" aria-label={t(`doctor.state.${state}`)}>
        <Icon size={18} aria-hidden />
      </ThemeIcon>
      <div>
        <Text fw={600} size="sm">
          {subject === '' ? title : `${title}: ${subject}`}
        </Text>
        <Text size="sm">{remedyOf(checkup)}</Text>
      </div>
    </Group>
  );
}
