import { panelAccessSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';
import { TextSetting, YesNoSetting } from './form-controls.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ panel: panelAccessSchema });
const byDefault = panelAccessSchema.parse({});

/** Who sees what in the panel, and in which time zone. */
export function PanelPage({ settings }: SectionPageProps) {
  const { isReadOnly } = useSectionAccess('panel');
  const { control, error, bar } = useSettingsForm({
    page: 'panel',
    settings,
    schema,
    read: ({ panel = byDefault }) => ({ panel }),
    write: (output) => output,
  });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <TextSetting control={control} name="panel.timeZone" field="timeZone" placeholder="Europe/Moscow" />
      <YesNoSetting control={control} name="panel.maskNumbers" field="maskNumbers" />
      <YesNoSetting control={control} name="panel.requireSecondFactor" field="requireSecondFactor" />
    </SettingsForm>
  );
}
