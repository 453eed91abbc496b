import { Alert, List, Stack, Text } from '@mantine/core';
import type { EmployeeSettings, LineSettings } from '@planfix-asterisk/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmployeeSelect } from './employee-select.tsx';
import { employeeWords } from './employee-words.ts';
import type { Unreceived } from './lost-calls.ts';
import { unreceivedLines } from './lost-calls.ts';
import classes from './settings.module.css';
import { useSectionAccess, useSettingsAccess } from './settings-access.ts';

interface LostCallsNoticeProps {
  readonly lines: readonly LineSettings[];
  /** As they would be once the page is saved. */
  readonly employees: readonly EmployeeSettings[];
  /** For the names of those who are gone. */
  readonly formerly?: readonly EmployeeSettings[];
  readonly receiver: string | null;
  readonly onReceiver: (extension: string | null) => void;
}

/** Whose lost calls reach nobody, and somebody else to get them. */
export function LostCallsNotice({ lines, employees, receiver, onReceiver, ...props }: LostCallsNoticeProps) {
  const { t } = useTranslation();
  const { isReadOnly, isLocked } = useSectionAccess('lines');
  const { instanceFile } = useSettingsAccess();
  const missed = unreceivedLines(lines, employees);
  if (missed.length === 0) return null;
  const known = [...employees, ...(props.formerly ?? [])];
  return (
    <Alert
      my="sm"
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('settings.lostCallsNotice.title', { count: missed.length })}
    >
      <Stack gap="xs" align="flex-start">
        <List size="sm" className={classes.lines}>
          {missed.map((one) => (
            <List.Item key={one.line.number}>{wordsOf(one)}</List.Item>
          ))}
        </List>
        {isLocked && (
          <Text size="sm">{t('settings.lostCallsNotice.locked', { file: instanceFile ?? '' })}</Text>
        )}
        {!isReadOnly && (
          <EmployeeSelect
            label={t('settings.lostCallsNotice.receiver')}
            employees={employees}
            by="extension"
            value={receiver}
            onChange={onReceiver}
          />
        )}
      </Stack>
    </Alert>
  );

  function wordsOf({ line, extension, state }: Unreceived): string {
    const employee = known.find((one) => one.extension === extension);
    return t(`settings.lostCallsNotice.${state}`, {
      line: line.name || line.number,
      employee: employeeWords(employee ?? { extension, name: '' }),
    });
  }
}
