import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/calls.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { LiveTestMessages } from '../setup/live-test-messages.tsx';

/** The messages of a test call, followed to PlanFix's answers. */
export function TestCallOutcome({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(callQuery(callId));
  if (error) return <ErrorAlert error={error} title={t('call.failed')} />;
  if (!data) return <Loading />;
  return (
    <Stack gap="sm" role="status">
      <LiveTestMessages call={data} />
      <AnchorLink to="/calls/$callId" params={{ callId }} size="sm" underline="always">
        {t('testCall.toCall')}
      </AnchorLink>
    </Stack>
  );
}
