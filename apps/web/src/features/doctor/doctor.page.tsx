import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { DoctorReport } from '@planfix-asterisk/contracts';
import { IconCircleCheck, IconDownload, IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { diagnosticsAddress, examine } from '../../api/doctor.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useSession } from '../session/session-context.ts';
import { CheckupRow } from './checkup-row.tsx';

/** Everything that has to be right, looked at now; what is wrong stands first, with the next step. */
export function DoctorPage() {
  const { t } = useTranslation();
  const { role } = useSession();
  const examining = useMutation({ mutationFn: examine });
  const begin = useEffectEvent(() => examining.mutate());
  useEffect(() => {
    if (role === 'admin') begin();
  }, [role]);
  if (role !== 'admin') {
    return (
      <Page title={t('doctor.title')}>
        <Alert color="sky">{t('errors.not-allowed')}</Alert>
      </Page>
    );
  }
  return (
    <Page
      title={t('doctor.title')}
      aside={
        <Group gap="sm">
          <Button
            variant="default"
            component="a"
            href={diagnosticsAddress}
            download
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('doctor.download')}
          </Button>
          <Button
            leftSection={<IconStethoscope size={18} aria-hidden />}
            loading={examining.isPending}
            onClick={() => examining.mutate()}
          >
            {t('doctor.again')}
          </Button>
        </Group>
      }
    >
      <Stack gap="md">
        <Text size="sm">{t('doctor.text')}</Text>
        {examining.isError && <ErrorAlert error={examining.error} title={t('doctor.failed')} />}
        {examining.data ? <Report {...examining.data} /> : examining.isPending && <Loading />}
      </Stack>
    </Page>
  );
}

const gravity = { error: 0, warning: 1, ok: 2, off: 3 } as const;

function Report({ at, version, node, checkups }: DoctorReport) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sorted = checkups.toSorted((one, other) => gravity[one.state] - gravity[other.state]);
  const isWell = checkups.every(({ state }) => state === 'ok' || state === 'off');
  return (
    <Stack gap={0} role="region" aria-label={t('doctor.title')}>
      {isWell && (
        <Alert
          color="green"
          icon={<IconCircleCheck aria-hidden />}
          title={t('doctor.well')}
          mb="md"
          role="status"
        />
      )}
      {sorted.map((checkup) => (
        <CheckupRow key={`${checkup.name} ${checkup.subject}`} {...checkup} />
      ))}
      <Text size="sm" c="dimmed" mt="md">
        {t('doctor.at', { at: formatDateTime(at, language), version, node })}
      </Text>
    </Stack>
  );
}
