import type { AmiNodeSettings, SettingsSection } from '@planfix-asterisk/contracts';
import { numbersSchema, panelAccessSchema } from '@planfix-asterisk/contracts';
import { useState } from 'react';
import { FormProvider, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { AmiPage } from '../settings/ami.form.tsx';
import { useNodeCheck } from '../settings/node-check.tsx';
import { NodeFields } from '../settings/node-fields.tsx';
import { freshNode, nodeSchemaBeside, withFitTransport } from '../settings/node-schema.ts';
import type { SectionPageProps } from '../settings/section-page-props.ts';
import { useSettingsAccess } from '../settings/settings-access.ts';
import { SettingsForm } from '../settings/settings-form.tsx';
import { suggestedSecret, useUnsavedSecret } from '../settings/unsaved-secret.ts';
import { useReconnectWords } from '../settings/use-reconnect-words.ts';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { PlaceFields } from './place-fields.tsx';
import { guessCountry } from './place-guess.ts';

const none: readonly AmiNodeSettings[] = [];
const schema = z.object({ ami: nodeSchemaBeside([]), numbers: numbersSchema, panel: panelAccessSchema });
const numbersByDefault = numbersSchema.parse({});
const panelByDefault = panelAccessSchema.parse({});
/** The time zone comes last: with another one the panel shows itself anew. */
const sections = ['numbers', 'ami', 'panel'] as const satisfies readonly SettingsSection[];

/** One PBX is what most have: its fields at once. Several are edited as the list that they are. */
export function PbxStep({ settings }: SectionPageProps) {
  const nodes = settings.ami ?? none;
  return nodes.length > 1 ? <AmiPage settings={settings} /> : <OneNode settings={settings} />;
}

function OneNode({ settings }: SectionPageProps) {
  const saved = settings.ami ?? none;
  const { canEdit, locked } = useSettingsAccess();
  const open = sections.filter((section) => canEdit && !locked.includes(section));
  const [secret] = useState(() => suggestedSecret('ami'));
  const [guess] = useState(guessPlace);
  const isFresh = saved.length === 0;
  const { form, control, error, bar } = useSettingsForm({
    page: 'ami',
    settings,
    schema,
    suggested: isFresh ? open : [],
    read: (stored) => ({
      ami: stored.ami?.[0] ?? { ...freshNode, secret },
      ...placeOf(stored, isFresh ? open : [], guess),
    }),
    write: ({ ami, numbers, panel }) => ({ numbers, ami: [withFitTransport(ami)], panel }),
  });
  const node = useWatch({ control, name: 'ami' });
  useUnsavedSecret('ami', node.secret);
  const check = useNodeCheck({
    read: () => form.getValues('ami'),
    isReady: () => form.trigger('ami', { shouldFocus: true }),
  });
  const reconnectWords = useReconnectWords(saved);
  const consequence = bar.isChanged && !isFresh ? reconnectWords([node as AmiNodeSettings]) : undefined;
  return (
    <SettingsForm error={error} bar={{ ...bar, check, consequence }} isReadOnly={open.length === 0}>
      <FormProvider {...form}>
        <NodeFields check={check} />
        <PlaceFields />
      </FormProvider>
    </SettingsForm>
  );
}

/** Where this browser is. Going through the zones of all countries takes its time: once is enough. */
function guessPlace() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, country: guessCountry({ timeZone, languages: navigator.languages }) };
}

/** What nobody has chosen yet is guessed; what was chosen, or is not to be changed, stays. */
function placeOf(
  { numbers = numbersByDefault, panel = panelByDefault }: SectionPageProps['settings'],
  guessed: readonly SettingsSection[],
  { country, timeZone }: ReturnType<typeof guessPlace>,
) {
  const isCountryOpen = guessed.includes('numbers') && numbers.country === numbersByDefault.country;
  const isZoneOpen = guessed.includes('panel') && panel.timeZone === '';
  return {
    numbers: isCountryOpen && country !== undefined ? { ...numbers, country } : numbers,
    panel: isZoneOpen ? { ...panel, timeZone } : panel,
  };
}
