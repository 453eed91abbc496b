import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Actions that have words here; one of a newer part of the product is shown by its code. */
const named = [
  'settings.changed',
  'delivery.replayed',
  'back-fill.started',
  'back-fill.paused',
  'back-fill.resumed',
  'back-fill.cancelled',
  'login.refused',
  'session.started',
  'session.ended',
  'sessions.ended',
  'account.created',
  'account.changed',
  'account.password-changed',
  'account.removed',
  'account.restored',
  'second-factor.on',
  'second-factor.off',
  'recovery-code.used',
] as const;

export function useActionName(): (action: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (action) => {
      const known = named.find((one) => one === action);
      return known ? t(`audit.actions.${known}`) : action;
    },
    [t],
  );
}
