import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldWords } from '../../shared/field-words.ts';
import { fieldOf } from './setting-places.ts';

/** A setting by the label of its form, with the number of the entry in a list, and what may be in it. */
export function useSettingWords(): FieldWords {
  const { t } = useTranslation();
  return useCallback(
    (path) => {
      const field = fieldOf(path);
      if (field === undefined) return undefined;
      const label = t(`settings.fields.${field}.label`);
      const entry = /\.(\d+)(?=\.|$)/.exec(path)?.[1];
      return {
        label:
          entry === undefined ? label : t('settings.entryField', { entry: Number(entry) + 1, field: label }),
        expected: t(`settings.fields.${field}.error`),
      };
    },
    [t],
  );
}
