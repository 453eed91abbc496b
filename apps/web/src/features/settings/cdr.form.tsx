import { recordsAddressPattern, secretIsSet } from '@planfix-asterisk/contracts';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { RecordsCheck } from '../records/records-check.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { SecretSetting } from './secret-setting.tsx';
import { useSectionAccess, useSettingsAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.ts';

/** The address holds a password, so it is never shown again. Empty: no call records. */
const schema = z.object({
  cdr: z.object({
    url: z
      .string()
      .trim()
      .max(500)
      .regex(recordsAddressPattern)
      .or(z.literal(''))
      .or(z.literal(secretIsSet))
      .optional(),
  }),
});

export function CdrPage({ settings }: SectionPageProps) {
  const { isReadOnly } = useSectionAccess('cdr');
  const { canEdit } = useSettingsAccess();
  const { control, error, bar } = useSettingsForm({
    page: 'cdr',
    settings,
    schema,
    read: ({ cdr }) => ({ cdr: { url: cdr?.url } }),
    write: ({ cdr }) => ({ cdr: cdr.url === undefined ? null : cdr }),
  });
  const url = useWatch({ control, name: 'cdr.url' });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <SecretSetting control={control} name="cdr.url" field="cdrUrl" isOptional />
      {canEdit && <RecordsCheck url={url} />}
    </SettingsForm>
  );
}
