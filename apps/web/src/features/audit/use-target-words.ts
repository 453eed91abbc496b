import type { AuditEntry } from '@planfix-asterisk/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, pageOf } from '../settings/setting-places.ts';
import { changedSettings } from './changed-settings.ts';

interface TargetWords {
  readonly label: string;
  /** As the instance file names what was changed; nothing where the label is the name. */
  readonly paths: readonly string[];
}

/** What an action was about: settings by the labels of their form, everything else by its own name. */
export function useTargetWords(): (entry: AuditEntry) => TargetWords {
  const { t } = useTranslation();
  return useCallback(
    ({ action, target, before, after }) => {
      const page = aboutSettings.has(action) ? pageOf(target) : undefined;
      if (page === undefined) return { label: target, paths: [] };
      const paths = changedSettings(target, before, after);
      const fields = new Set(
        isList(before) || isList(after) ? [] : paths.flatMap((path) => fieldOf(path) ?? []),
      );
      const labels = [...fields].slice(0, mostNamed).map((field) => t(`settings.fields.${field}.label`));
      if (fields.size > mostNamed) labels.push(t('settings.csv.more', { count: fields.size - mostNamed }));
      const section = t(`settings.sections.${page}`);
      return {
        label: labels.length === 0 ? section : `${section}: ${labels.join(', ')}`,
        paths: paths.length === 0 ? [target] : paths,
      };
    },
    [t],
  );
}

/** A section saved for the first time differs in all of its fields. */
const mostNamed = 3;

const aboutSettings: ReadonlySet<string> = new Set([
  'settings.changed',
  'planfix-setup.refused',
  'recordings.key-changed',
]);

const isList = (value: unknown): boolean => Array.isArray(value);
