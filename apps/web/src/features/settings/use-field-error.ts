import type { FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldKey } from './setting-places.ts';

/** The schema's own words are English and for the instance file's reader; the form says what is expected in the user's. */
export function useFieldError(): (
  field: FieldKey,
  error: FieldError | undefined,
  value: unknown,
) => string | undefined {
  const { t } = useTranslation();
  return (field, error, value) => {
    if (!error) return undefined;
    return value === '' || value === undefined ? t('form.required') : t(`settings.fields.${field}.error`);
  };
}
