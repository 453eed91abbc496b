import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** An action in words; one that has none yet is shown by its code. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (action) => {
      const names: Readonly<Record<string, string>> = t('audit.actions', { returnObjects: true });
      return names[action] ?? action;
    },
    [t],
  );
}
