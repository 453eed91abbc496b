import type { numbersSchema, panelAccessSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useLanguage } from '../../shared/use-language.ts';
import { countryChoices, timeZoneChoices } from '../settings/place-choices.ts';
import { SearchSetting } from '../settings/search-setting.tsx';
import { SettingsGroup } from '../settings/settings-group.tsx';

interface PlaceForm {
  readonly numbers: z.input<typeof numbersSchema>;
  readonly panel: z.input<typeof panelAccessSchema>;
}

/** Where the PBX is: by this its numbers are completed and its times shown. */
export function PlaceFields() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { control } = useFormContext<PlaceForm>();
  const inCountries = useMemo(() => countryChoices(language), [language]);
  const zones = useMemo(() => timeZoneChoices(language), [language]);
  return (
    <SettingsGroup title={t('setup.whereabouts.title')} text={t('setup.whereabouts.text')}>
      <SearchSetting control={control} name="numbers.country" field="country" choices={inCountries} />
      <SearchSetting
        control={control}
        name="panel.timeZone"
        field="timeZone"
        choices={zones}
        none={{ label: t('settings.zoneOfMachine'), value: '' }}
      />
    </SettingsGroup>
  );
}
