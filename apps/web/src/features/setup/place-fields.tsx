import type { numbersSchema, panelAccessSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useLanguage } from '../../shared/use-language.ts';
import { countryChoices } from '../settings/place-choices.ts';
import { SelectSetting } from '../settings/select-setting.tsx';
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
  const zone = useWatch({ control, name: 'panel.timeZone' }) ?? '';
  const inCountries = useMemo(() => countryChoices(language), [language]);
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), zone])], [zone]);
  return (
    <SettingsGroup title={t('setup.whereabouts.title')} text={t('setup.whereabouts.text')}>
      <SelectSetting control={control} name="numbers.country" field="country" choices={inCountries} />
      <SelectSetting
        control={control}
        name="panel.timeZone"
        field="timeZone"
        choices={zones.map((name) => ({ value: name, label: name || t('setup.whereabouts.ofThisMachine') }))}
      />
    </SettingsGroup>
  );
}
