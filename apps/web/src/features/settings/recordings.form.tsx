import { recordingsSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TextSetting } from './form-controls.tsx';
import { LineListSetting } from './line-list-setting.tsx';
import { RecordingKeeping } from './recording-keeping.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ recordings: recordingsSchema });
const byDefault = recordingsSchema.parse({});

/** In the wizard only where the recordings are; the rest has good defaults. */
export function RecordingsPage({
  settings,
  isShort = false,
}: SectionPageProps & { readonly isShort?: boolean }) {
  const { t } = useTranslation();
  const { isReadOnly } = useSectionAccess('recordings');
  const { control, error, bar } = useSettingsForm({
    page: 'recordings',
    settings,
    schema,
    read: ({ recordings = byDefault }) => ({ recordings }),
    write: (output) => output,
  });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <TextSetting
        control={control}
        name="recordings.directory"
        field="recordingsDirectory"
        placeholder="/var/spool/asterisk/monitor"
        isOptional
      />
      <TextSetting
        control={control}
        name="recordings.urlTemplate"
        field="recordingsUrl"
        placeholder="https://files.example.com/{year}/{month}/{day}/{file}"
        isOptional
      />
      {!isShort && (
        <SettingsGroup title={t('recordings.links')} text={t('recordings.linksText')}>
          <TextSetting control={control} name="recordings.linkDays" field="recordingLinkDays" isNumber />
          <LineListSetting
            control={control}
            name="recordings.allowFrom"
            field="recordingAllowFrom"
            placeholder="192.0.2.0/24"
          />
          <TextSetting control={control} name="recordings.cacheMb" field="recordingCache" isNumber />
          <RecordingKeeping isReadOnly={isReadOnly} />
        </SettingsGroup>
      )}
    </SettingsForm>
  );
}
