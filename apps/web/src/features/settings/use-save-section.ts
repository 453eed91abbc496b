import type { PanelSettings } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { saveSection, settingsQuery } from '../../api/settings.ts';
import { useToast } from '../../shared/use-toast.ts';
import type { SettingsPageName } from './settings-pages.ts';

/** Saves one section and has it read again before it is called saved: what the page then shows is what is stored. */
export function useSaveSection(
  section: SettingsPageName,
  onSaved: (settings: PanelSettings['settings']) => void,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (value: unknown) => saveSection(section, value),
    onSuccess: async () => {
      const { settings } = await client.query({ ...settingsQuery, staleTime: 0 });
      void client.invalidateQueries({ queryKey: ['status'] });
      onSaved(settings);
      toast(t('settings.savedTitle'), t(`settings.saved.${section}`));
    },
  });
}
