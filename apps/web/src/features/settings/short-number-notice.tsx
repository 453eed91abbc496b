import { Alert, List, Text } from '@mantine/core';
import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { employeeWords } from './employee-words.ts';
import classes from './settings.module.css';
import { sharedShortNumbers } from './shared-short-numbers.ts';

/** More than anybody reads. */
const mostGroups = 50;

export function ShortNumberNotice({ employees }: { readonly employees: readonly EmployeeSettings[] }) {
  const { t } = useTranslation();
  const groups = sharedShortNumbers(employees);
  if (groups.length === 0) return null;
  return (
    <Alert
      my="sm"
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('settings.sharedShortNumber.title', { count: groups.length })}
    >
      <Text size="sm">{t('settings.sharedShortNumber.text')}</Text>
      <List size="sm" className={classes.lines}>
        {groups.slice(0, mostGroups).map((group) => (
          <List.Item key={group[0]?.shortNumber}>
            {group[0]?.shortNumber}: {group.map(employeeWords).join(', ')}
          </List.Item>
        ))}
        {groups.length > mostGroups && (
          <List.Item>{t('settings.csv.more', { count: groups.length - mostGroups })}</List.Item>
        )}
      </List>
    </Alert>
  );
}
