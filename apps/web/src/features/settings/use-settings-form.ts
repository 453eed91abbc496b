import { zodResolver } from '@hookform/resolvers/zod';
import type { PanelSettings, SettingsSection } from '@planfix-asterisk/contracts';
import type { FieldPath, FieldValues } from 'react-hook-form';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { dropTyped, keepTyped } from './form-reset.ts';
import type { SettingsPageName } from './settings-pages.ts';
import type { SectionValues } from './use-save-sections.ts';
import { useSaveSections } from './use-save-sections.ts';
import { countWrong } from './wrong-fields.ts';

type ShownSettings = PanelSettings['settings'];

interface SettingsFormOptions<Input extends FieldValues, Output> {
  readonly page: SettingsPageName;
  readonly settings: ShownSettings;
  readonly schema: z.ZodType<Output, Input>;
  /** What the fields show of the settings. */
  readonly read: (settings: ShownSettings) => Input;
  /** The sections to store; those whose fields were not touched are left alone. */
  readonly write: (output: Output) => SectionValues;
  /** Sections whose fields show a suggestion that is not stored yet: stored even if nobody touched it. */
  readonly suggested?: readonly SettingsSection[];
}

/** A form over one or several sections of the settings: what is stored, what was typed, and the way back to the server. */
export function useSettingsForm<Input extends FieldValues, Output>({
  page,
  settings,
  schema,
  read,
  write,
  suggested = [],
}: SettingsFormOptions<Input, Output>) {
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    values: read(settings),
    resetOptions: keepTyped,
    // The form shows the first wrong field itself, also where it is a list.
    shouldFocusError: false,
  });
  const { dirtyFields, errors, isDirty } = form.formState;
  const saving = useSaveSections(page, (stored) => form.reset(read(stored), dropTyped));
  // What only the server can find is marked like what the form finds.
  const markWrong = (fields: readonly string[]): void => {
    for (const field of fields) form.setError(field as FieldPath<Input>, { type: 'server' });
  };
  const submit = async (): Promise<boolean> => {
    let isSaved = false;
    await form.handleSubmit(async (output) => {
      const isToStore = ([section]: [string, unknown]) =>
        isTouched(dirtyFields, section) || suggested.some((one) => one === section);
      isSaved = await saving.save(
        Object.fromEntries(Object.entries(write(output)).filter(isToStore)),
        markWrong,
      );
    })();
    return isSaved;
  };
  return {
    control: form.control,
    form,
    error: saving.error,
    bar: {
      isChanged: isDirty,
      isSuggested: suggested.length > 0,
      wrongCount: countWrong(errors),
      isSaving: saving.isSaving,
      onSubmit: submit,
      onReset: () => form.reset(undefined, dropTyped),
    },
  };
}

/** The fields of a form are named by the sections they belong to. */
function isTouched(dirtyFields: object, section: string): boolean {
  return hasTrue(memberOf(dirtyFields, section));
}

const memberOf = (from: object, name: string): unknown =>
  Object.entries(from).find(([key]) => key === name)?.[1];

function hasTrue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true;
  return Object.values(value).some(hasTrue);
}
