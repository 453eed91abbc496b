import { Alert, Checkbox, Stack, Table, Text } from '@mantine/core';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

interface PlanSummaryProps {
  readonly job: ReplayJob;
  readonly withPopups: boolean;
  readonly onWithPopups: (withPopups: boolean) => void;
}

/** What would be sent, from when, of which kinds and causes, and what may then be in PlanFix twice. */
export function PlanSummary({ job, withPopups, onWithPopups }: PlanSummaryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { plan, planned } = job;
  return (
    <Stack gap="sm">
      <Text fw={600}>
        {planned === 0 ? t('replays.planEmpty') : t('replays.planCount', { count: planned })}
      </Text>
      {plan.oldestAt !== null && plan.newestAt !== null && (
        <Text size="sm">
          {t('replays.planPeriod', {
            from: formatDateTime(plan.oldestAt, language),
            to: formatDateTime(plan.newestAt, language),
          })}
        </Text>
      )}
      {planned > 0 && <PlanGroups groups={plan.groups} />}
      {plan.mayHaveArrived > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('replay.warnTitle')}>
          {t('replays.mayHaveArrived', { count: plan.mayHaveArrived })}
        </Alert>
      )}
      {(plan.popupsLeftOut > 0 || withPopups) && (
        <Checkbox
          checked={withPopups}
          onChange={(event) => onWithPopups(event.currentTarget.checked)}
          label={t('replays.withPopups')}
          description={
            withPopups ? t('replay.warnPopup') : t('replays.popupsLeftOut', { count: plan.popupsLeftOut })
          }
        />
      )}
    </Stack>
  );
}

export function PlanGroups({ groups }: { readonly groups: ReplayJob['plan']['groups'] }) {
  const { t } = useTranslation();
  const number = new Intl.NumberFormat(useLanguage());
  return (
    <Table withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('delivery.kind')}</Table.Th>
          <Table.Th>{t('delivery.state')}</Table.Th>
          <Table.Th>{t('delivery.cause')}</Table.Th>
          <Table.Th ta="right">{t('replays.messages')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map(({ state, kind, cause, status, count }) => (
          <Table.Tr key={[state, kind, cause, status].join(' ')}>
            <Table.Td>{t(`kind.${kind}`)}</Table.Td>
            <Table.Td>{t(`state.${state}`)}</Table.Td>
            <Table.Td>
              {cause === null || cause === 'ok' ? '—' : t(`cause.${cause}.title`)}
              {status !== null && cause !== 'ok' && ` (HTTP ${status})`}
            </Table.Td>
            <Table.Td ta="right">{number.format(count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
