import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeTestCall } from '../../api/test-call.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { fieldLabels } from '../../shared/field-words.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { EmployeeSelect } from '../settings/employee-select.tsx';
import { SettingsGroup } from '../settings/settings-group.tsx';
import { TestCallOutcome } from './test-call-outcome.tsx';

/** Tells PlanFix of a call that nobody made, and shows what it answers. */
export function TestCallForm({ employees }: { readonly employees: readonly EmployeeSettings[] }) {
  const { t } = useTranslation();
  const [extension, setExtension] = useState<string | null>(null);
  const [phone, setPhone] = useState('');
  const making = useMutation({ mutationFn: makeTestCall });
  const isReady = extension !== null && phone.trim() !== '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isReady && !making.isPending) making.mutate({ extension, phone });
  };
  return (
    <SettingsGroup title={t('testCall.planfix')} text={t('testCall.text')}>
      <Stack component="form" gap="sm" my="sm" maw={720} align="flex-start" onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <EmployeeSelect
            label={t('clickTest.employee')}
            employees={employees}
            by="extension"
            value={extension}
            onChange={setExtension}
          />
          <TextInput
            label={t('testCall.phone')}
            value={phone}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={!isReady}
            loading={making.isPending}
          >
            {t('testCall.button')}
          </Button>
        </Group>
        {!employees.some(({ enabled }) => enabled) && (
          <AnchorLink to="/settings/$section" params={{ section: 'employees' }} size="sm">
            {t('testCall.addEmployees')}
          </AnchorLink>
        )}
        <Text size="sm" c="dimmed">
          {t('testCall.warning')}
        </Text>
        {making.isError && (
          <ErrorAlert
            error={making.error}
            title={t('testCall.failed')}
            fieldWords={fieldLabels({ extension: t('clickTest.employee'), phone: t('testCall.phone') })}
          />
        )}
        {making.data && <TestCallOutcome key={making.data.callId} callId={making.data.callId} />}
      </Stack>
    </SettingsGroup>
  );
}
