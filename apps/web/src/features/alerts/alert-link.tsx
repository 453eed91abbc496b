import type { Alert, AlertKind, DeliveryState } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../shared/links.tsx';

/** Messages that an alert is about, as a filter of the delivery log. */
const statesOf: Partial<Record<AlertKind, DeliveryState[]>> = {
  failed: ['failed'],
  'oldest-waiting': ['waiting', 'sending'],
  'expired-share': ['expired'],
};
const settingsOf: Partial<Record<AlertKind, 'planfix' | 'ami'>> = {
  'token-refused': 'planfix',
  'pbx-down': 'ami',
};

export function logOf(kind: AlertKind): { state: DeliveryState[] } | undefined {
  const state = statesOf[kind];
  return state && { state };
}

/** Where in the panel it is looked at or mended; what is mended on the machine itself has no page. */
export function AlertLink({ alert: { kind } }: { readonly alert: Pick<Alert, 'kind'> }) {
  const { t } = useTranslation();
  const section = settingsOf[kind];
  const search = logOf(kind);
  if (section) {
    return (
      <AnchorLink to="/settings/$section" params={{ section }} inherit underline="always">
        {t('dashboard.openSettings')}
      </AnchorLink>
    );
  }
  if (kind === 'failed') {
    return (
      <AnchorLink to="/failed" inherit underline="always">
        {t('alerts.openFailed')}
      </AnchorLink>
    );
  }
  if (!search) return null;
  return (
    <AnchorLink to="/deliveries" search={search} inherit underline="always">
      {t('alerts.openLog')}
    </AnchorLink>
  );
}
