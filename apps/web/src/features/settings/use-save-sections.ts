import type { PanelSettings, SettingsSection } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../api/client.ts';
import { sessionQuery } from '../../api/session.ts';
import { readSettings, saveSection, settingsQuery } from '../../api/settings.ts';
import { useToast } from '../../shared/use-toast.ts';
import type { SettingsPageName } from './settings-pages.ts';

/** `null` forgets what the panel set. */
export type SectionValues = Partial<Record<SettingsSection, unknown>>;

/** Saves sections and has them read again before they are called saved: what the page then shows is what is stored. */
export function useSaveSections(
  page: SettingsPageName,
  onSaved: (settings: PanelSettings['settings']) => void,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const saving = useMutation({
    mutationFn: async (values: SectionValues) => {
      for (const [section, value] of Object.entries(values))
        await saveSection(section as SettingsSection, value);
    },
    onSuccess: async (_, values) => {
      // Not by the query: it may be reading what was before the last section, or be given up with its page.
      const stored = await readSettings();
      await client.cancelQueries({ queryKey: settingsQuery.queryKey });
      client.setQueryData(settingsQuery.queryKey, stored);
      void client.invalidateQueries({ queryKey: ['status'] });
      void client.invalidateQueries({ queryKey: ['setup-progress'] });
      onSaved(stored.settings);
      // Another time zone shows the whole panel anew: now, and not under the hands of whoever goes on.
      if (values.panel !== undefined) await client.refetchQueries({ queryKey: sessionQuery.queryKey });
      toast(t('settings.savedTitle'), t(`settings.saved.${page}`));
    },
  });
  return {
    isSaving: saving.isPending,
    error: saving.error,
    /** Whether it came off; what went wrong is in `error`. */
    save: (values: SectionValues, onWrong?: (fields: readonly string[]) => void): Promise<boolean> =>
      saving.mutateAsync(values).then(
        () => true,
        (error: unknown) => {
          if (error instanceof ApiFailure) onWrong?.(Object.keys(error.fields));
          return false;
        },
      ),
  };
}
