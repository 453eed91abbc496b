import { panelAccessSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLanguage } from '../../shared/use-language.ts';
import { YesNoSetting } from './form-controls.tsx';
import { timeZoneChoices } from './place-choices.ts';
import { SearchSetting } from './search-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ panel: panelAccessSchema });
const byDefault = panelAccessSchema.parse({});

/** Who sees what in the panel, and in which time zone. */
export function PanelPage({ settings }: SectionPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isReadOnly } = useSectionAccess('panel');
  // Four hundred zones take their time to name.
  const choices = useMemo(() => timeZoneChoices(language), [language]);
  const { control, error, bar } = useSettingsForm({
    page: 'panel',
    settings,
    schema,
    read: ({ panel = byDefault }) => ({ panel }),
    write: (output) => output,
  });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <SearchSetting
        control={control}
        name="panel.timeZone"
        field="timeZone"
        choices={choices}
        none={{ label: t('settings.zoneOfMachine'), value: '' }}
      />
      <YesNoSetting control={control} name="panel.maskNumbers" field="maskNumbers" />
      <YesNoSetting control={control} name="panel.requireSecondFactor" field="requireSecondFactor" />
    </SettingsForm>
  );
}
