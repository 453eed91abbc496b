import { retentionSettingsSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';
import { TextSetting } from './form-controls.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { fieldAt } from './setting-places.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { StoreSizeFacts } from './store-size-facts.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ retention: retentionSettingsSchema });
const byDefault = retentionSettingsSchema.parse({});
const names = [
  'retention.bodiesDays',
  'retention.attemptsDays',
  'retention.eventsDays',
  'retention.auditDays',
] as const;

export function RetentionPage({ settings }: SectionPageProps) {
  const { isReadOnly } = useSectionAccess('retention');
  const { control, error, bar } = useSettingsForm({
    page: 'retention',
    settings,
    schema,
    read: ({ retention = byDefault }) => ({ retention }),
    write: (output) => output,
  });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <StoreSizeFacts />
      {names.map((name) => (
        <TextSetting key={name} control={control} name={name} field={fieldAt(name)} isNumber />
      ))}
    </SettingsForm>
  );
}
