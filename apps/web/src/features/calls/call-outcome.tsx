import { Badge } from '@mantine/core';
import type { Call } from '@planfix-asterisk/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ResultBadge } from '../../shared/status-badge.tsx';

/** How the call ended, or what it is doing now. */
export function CallOutcome({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  if (call.result !== null && call.phase === 'ended') return <ResultBadge result={call.result} />;
  if (call.phase === 'ended') return <span>{t('phase.ended')}</span>;
  return (
    <Badge variant="light" radius="sm" tt="none" leftSection={<IconPhone size={12} aria-hidden />}>
      {t(`phase.${call.phase}`)}
    </Badge>
  );
}
