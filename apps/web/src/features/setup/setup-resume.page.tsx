import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setupProgressQuery } from '../../api/setup.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';

/** Goes on where the set-up was left. */
export function SetupResumePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(setupProgressQuery);
  if (error) return <ErrorAlert error={error} title={t('setup.failed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <Navigate to="/setup/$step" params={{ step: data.step }} replace />;
}
