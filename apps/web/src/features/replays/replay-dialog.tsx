import { Modal, Stack } from '@mantine/core';
import type { ReplayFilter } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newPlanQuery, replayQuery } from '../../api/replays.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { PlanProgress } from './plan-progress.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { StartForm } from './start-form.tsx';

interface ReplayDialogProps {
  readonly filter: ReplayFilter;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Sending many again: first what that would be, exactly counted, then why, then off. */
export function ReplayDialog({ filter, isOpen, onClose }: ReplayDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('replays.dialogTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Plan filter={filter} onClose={onClose} />
    </Modal>
  );
}

function Plan({ filter, onClose }: Omit<ReplayDialogProps, 'isOpen'>) {
  const { t } = useTranslation();
  // Pop-ups wanted or not make another plan.
  const [withPopups, setWithPopups] = useState(false);
  const plan = useQuery(newPlanQuery({ filter, withPopups }));
  if (plan.isError)
    return (
      <ErrorAlert error={plan.error} title={t('replays.notPlanned')} onRetry={() => void plan.refetch()} />
    );
  if (plan.data === undefined) return <PlanProgress found={0} searched={0} />;
  return (
    <FollowedPlan
      key={plan.data.id}
      id={plan.data.id}
      withPopups={withPopups}
      onWithPopups={setWithPopups}
      onClose={onClose}
    />
  );
}

interface FollowedPlanProps {
  readonly id: number;
  readonly withPopups: boolean;
  readonly onWithPopups: (withPopups: boolean) => void;
  readonly onClose: () => void;
}

function FollowedPlan({ id, withPopups, onWithPopups, onClose }: FollowedPlanProps) {
  const { t } = useTranslation();
  const { data: job, error, refetch } = useQuery(replayQuery(id));
  if (error)
    return <ErrorAlert error={error} title={t('replays.notPlanned')} onRetry={() => void refetch()} />;
  if (job === undefined || job.state === 'planning')
    return <PlanProgress found={job?.planned ?? 0} searched={job?.searched ?? 0} />;
  return (
    <Stack>
      <PlanSummary job={job} withPopups={withPopups} onWithPopups={onWithPopups} />
      <StartForm job={job} onClose={onClose} />
    </Stack>
  );
}
