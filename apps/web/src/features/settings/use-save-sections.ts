import type { PanelSettings, SettingsSection } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { saveSection, settingsQuery } from '../../api/settings.ts';
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
    onSuccess: async () => {
      const { settings } = await client.query({ ...settingsQuery, staleTime: 0 });
      void client.invalidateQueries({ queryKey: ['status'] });
      void client.invalidateQueries({ queryKey: ['setup-progress'] });
      onSaved(settings);
      toast(t('settings.savedTitle'), t(`settings.saved.${page}`));
    },
  });
  return {
    isSaving: saving.isPending,
    error: saving.error,
    /** Whether it came off; what went wrong is in `error`. */
    save: (values: SectionValues): Promise<boolean> =>
      saving.mutateAsync(values).then(
        () => true,
        () => false,
      ),
  };
}
