import type { Checkup } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { remedyOf } from './remedy-of.ts';

export function useRemedy(): (checkup: Checkup) => string {
  const { i18n } = useTranslation();
  return (checkup) => remedyOf(i18n, checkup);
}
