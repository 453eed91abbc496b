import { recordingsSchema, settingsSchema } from '@planfix-asterisk/contracts';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { trySample } from '../../api/recordings.ts';
import { useFormCheck } from './form-check.ts';
import { TextSetting } from './form-controls.tsx';
import { LineListSetting } from './line-list-setting.tsx';
import { PublicUrlNotice } from './public-url-notice.tsx';
import { PublicUrlSetting } from './public-url-setting.tsx';
import { RecordingKeeping } from './recording-keeping.tsx';
import { RecordingSample } from './recording-sample.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess, useSettingsAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ recordings: recordingsSchema, publicUrl: settingsSchema.shape.publicUrl });
const byDefault = recordingsSchema.parse({});

/** In the wizard only where the recordings are, and where PlanFix fetches them; the rest has good defaults. */
export function RecordingsPage({
  settings,
  isShort = false,
}: SectionPageProps & { readonly isShort?: boolean }) {
  const { t } = useTranslation();
  const { environmentPublicUrl } = useSettingsAccess();
  const { isReadOnly } = useSectionAccess('recordings');
  const publicUrlAccess = useSectionAccess('publicUrl');
  const { form, control, error, bar } = useSettingsForm({
    page: 'recordings',
    settings,
    schema,
    read: ({ recordings = byDefault, publicUrl }) => ({ recordings, publicUrl }),
    write: ({ recordings, publicUrl }) => ({ recordings, publicUrl: publicUrl ?? null }),
  });
  const [{ directory, urlTemplate }, publicUrl] = useWatch({ control, name: ['recordings', 'publicUrl'] });
  const check = useFormCheck({
    read: () => ({ directory: form.getValues('recordings.directory') }),
    isReady: () => form.trigger('recordings', { shouldFocus: true }),
    ask: trySample,
    // A folder without recordings may be the right one of a new PBX.
    isFine: ({ status }) => status !== 'failed',
  });
  return (
    <SettingsForm
      error={error}
      bar={{ ...bar, check: directory ? check : undefined }}
      isReadOnly={isReadOnly && (!isShort || publicUrlAccess.isReadOnly)}
    >
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
      {isShort && <PublicUrlSetting control={control} name="publicUrl" />}
      {!urlTemplate && (
        <PublicUrlNotice publicUrl={environmentPublicUrl ?? publicUrl ?? ''} isHere={isShort} />
      )}
      {directory && <RecordingSample check={check} />}
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
