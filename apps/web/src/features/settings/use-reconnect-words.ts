import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { reconnectedNodes } from './reconnected-nodes.ts';

/** What saving these nodes does to links that are open now; nothing when it touches none. */
export function useReconnectWords(
  saved: readonly AmiNodeSettings[],
): (next: readonly AmiNodeSettings[]) => string | undefined {
  const { t } = useTranslation();
  return (next) => {
    const names = reconnectedNodes(saved, next);
    return names.length === 0 ? undefined : t('settings.reconnects', { names: names.join(', ') });
  };
}
