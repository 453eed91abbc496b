import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../shared/links.tsx';
import { isOnlyLocal } from './pbx-address.ts';

interface PublicUrlNoticeProps {
  readonly publicUrl: string;
  /** It is asked right here, so nothing leads elsewhere. */
  readonly isHere: boolean;
}

/** Why PlanFix cannot fetch recordings from the address as it is; nothing when it can. */
export function PublicUrlNotice({ publicUrl, isHere }: PublicUrlNoticeProps) {
  const { t } = useTranslation();
  if (publicUrl !== '' && !isOnlyLocal(publicUrl)) return null;
  return (
    <Alert
      color="orange"
      role="note"
      my="sm"
      maw={720}
      icon={<IconAlertTriangle aria-hidden />}
      title={t(publicUrl === '' ? 'recordings.noAddressTitle' : 'settings.onlyLocalTitle')}
    >
      {t(publicUrl === '' ? 'recordings.noAddressText' : 'settings.onlyLocalText')}{' '}
      {!isHere && (
        <AnchorLink to="/settings/$section" params={{ section: 'general' }} inherit underline="always">
          {t('settings.sections.general')}
        </AnchorLink>
      )}
    </Alert>
  );
}
