import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Who did it: a user by his name, what is none of them in words. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (actor) => {
      const names: Readonly<Record<string, string>> = t('audit.actors', { returnObjects: true });
      return names[actor] ?? actor;
    },
    [t],
  );
}
