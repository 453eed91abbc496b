import { numbersSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useLanguage } from '../../shared/use-language.ts';
import { TextSetting } from './form-controls.tsx';
import { NumberTester } from './number-tester.tsx';
import { countryChoices } from './place-choices.ts';
import { SearchSetting } from './search-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ numbers: numbersSchema });
const byDefault = numbersSchema.parse({});

export function NumbersPage({ settings }: SectionPageProps) {
  const { isReadOnly } = useSectionAccess('numbers');
  const { control, error, bar } = useSettingsForm({
    page: 'numbers',
    settings,
    schema,
    read: ({ numbers = byDefault }) => ({ numbers }),
    write: (output) => output,
  });
  const language = useLanguage();
  const choices = useMemo(() => countryChoices(language), [language]);
  const typed = useWatch({ control, name: 'numbers' });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <SearchSetting control={control} name="numbers.country" field="country" choices={choices} />
      <TextSetting control={control} name="numbers.internal" field="internalNumbers" />
      <TextSetting control={control} name="numbers.outsidePrefix" field="outsidePrefix" />
      <TextSetting control={control} name="numbers.anonymousAs" field="anonymousAs" />
      <NumberTester rules={typed} />
    </SettingsForm>
  );
}
