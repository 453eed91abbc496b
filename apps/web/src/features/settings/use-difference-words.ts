import type { PanelSettings } from '@planfix-asterisk/contracts';
import { numbersSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import type { DifferenceWords } from './pbx-differences.ts';

const { internal: internalByDefault } = numbersSchema.parse({});

export function useDifferenceWords({ numbers }: PanelSettings['settings']): DifferenceWords {
  const { t } = useTranslation();
  return {
    namedBefore: (name) => t('settings.import.namedBefore', { name }),
    calls: (count) => t('settings.import.calls', { count }),
    routed: t('settings.import.routed'),
    extension: t('settings.import.extension'),
    internalNumber: t('settings.import.internalNumber', { pattern: numbers?.internal ?? internalByDefault }),
  };
}
