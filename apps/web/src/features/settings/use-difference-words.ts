import { useTranslation } from 'react-i18next';
import type { DifferenceWords } from './pbx-differences.ts';

export function useDifferenceWords(): DifferenceWords {
  const { t } = useTranslation();
  return {
    namedBefore: (name) => t('settings.import.namedBefore', { name }),
    calls: (count) => t('settings.import.calls', { count }),
    routed: t('settings.import.routed'),
  };
}
