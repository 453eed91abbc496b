import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export function useYesNo(): (value: boolean) => string {
  const { t } = useTranslation();
  return useCallback((value) => (value ? t('app.yes') : t('app.no')), [t]);
}
