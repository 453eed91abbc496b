import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { ClickTest, EmployeeSettings } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconPhoneCall, IconPhoneOutgoing } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testClick } from '../../api/way-back.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { AnchorLink } from '../../shared/links.tsx';
import { useSession } from '../session/session-context.ts';
import { EmployeeSelect } from './employee-select.tsx';
import { SettingsGroup } from './settings-group.tsx';

interface ClickTesterProps {
  readonly employees: readonly EmployeeSettings[];
  /** What is tested is what is saved. */
  readonly isSaved: boolean;
  readonly title?: string;
}

/** Makes a real call the way PlanFix would have it made, and says what came of it. */
export function ClickTester({ employees, isSaved, title }: ClickTesterProps) {
  const { t } = useTranslation();
  const { role } = useSession();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const testing = useMutation({ mutationFn: testClick });
  if (role !== 'admin') return null;
  const isReady = isSaved && from !== null && to.trim() !== '';
  const call = (): void => {
    if (isReady && !testing.isPending) testing.mutate({ from, to });
  };
  return (
    <SettingsGroup title={title ?? t('clickTest.title')} text={t('clickTest.text')}>
      <Stack gap="sm" my="sm" maw={720} align="flex-start">
        <Group align="flex-end" gap="sm">
          <EmployeeSelect
            label={t('clickTest.employee')}
            employees={employees}
            by="shortNumber"
            value={from}
            onChange={setFrom}
          />
          <TextInput
            label={t('clickTest.number')}
            value={to}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => setTo(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              call();
            }}
          />
          <Button
            variant="default"
            leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
            disabled={!isReady}
            loading={testing.isPending}
            onClick={call}
          >
            {t('clickTest.button')}
          </Button>
        </Group>
        {!isSaved && (
          <Text size="sm" c="dimmed">
            {t('alerts.testAfterSaving')}
          </Text>
        )}
        {testing.isError && <ErrorAlert error={testing.error} title={t('clickTest.failed')} />}
        {testing.isSuccess && <Outcome {...testing.data} />}
      </Stack>
    </SettingsGroup>
  );
}

function Outcome({ status, callId, message, dialled }: ClickTest) {
  const { t } = useTranslation();
  const isTaken = status === 'taken';
  return (
    <Alert
      role={isTaken ? 'status' : 'alert'}
      color={isTaken ? 'green' : 'red'}
      icon={isTaken ? <IconPhoneCall aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={t(`clickTest.status.${status}.title`)}
    >
      <Text size="sm">{t(`clickTest.status.${status}.next`, { dialled: dialled ?? '' })}</Text>
      {message !== null && <Text size="sm">{t('clickTest.pbxSaid', { message })}</Text>}
      {callId !== null && (
        <AnchorLink to="/calls/$callId" params={{ callId }} size="sm" underline="always">
          {t('clickTest.toCall')}
        </AnchorLink>
      )}
    </Alert>
  );
}
