import { z } from 'zod';
import { TextSetting } from './form-controls.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.ts';

/** An empty field means: no recordings. */
const schema = z.object({ recordings: z.object({ directory: z.string().trim() }) });

export function RecordingsPage({ settings }: SectionPageProps) {
  const { isReadOnly } = useSectionAccess('recordings');
  const { control, error, bar } = useSettingsForm({
    page: 'recordings',
    settings,
    schema,
    read: ({ recordings }) => ({ recordings: { directory: recordings?.directory ?? '' } }),
    write: ({ recordings }) => ({ recordings: recordings.directory === '' ? null : recordings }),
  });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <TextSetting
        control={control}
        name="recordings.directory"
        field="recordingsDirectory"
        placeholder="/var/spool/asterisk/monitor"
      />
    </SettingsForm>
  );
}
