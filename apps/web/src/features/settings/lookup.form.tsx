import { lookupSchema, secretIsSet } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { lookupAccessQuery } from '../../api/way-back.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useSession } from '../session/session-context.ts';
import { TextSetting, YesNoSetting } from './form-controls.tsx';
import { LookupKey } from './lookup-key.tsx';
import { LookupPaste } from './lookup-paste.tsx';
import { AgiState, LookupTester } from './lookup-tester.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSettingsForm } from './use-settings-form.ts';

// The key that is set comes as its marker, and goes back so.
const key = z.union([z.literal(secretIsSet), lookupSchema.shape.key]);
const schema = z.object({ lookup: lookupSchema.extend({ key }) });
const byDefault = lookupSchema.parse({});

export function LookupPage({ settings }: SectionPageProps) {
  const { t } = useTranslation();
  const { role } = useSession();
  const { isReadOnly } = useSectionAccess('lookup');
  const access = useQuery({ ...lookupAccessQuery, enabled: role === 'admin' });
  const { control, error, bar } = useSettingsForm({
    page: 'lookup',
    settings,
    schema,
    read: ({ lookup = byDefault }) => ({ lookup }),
    write: (output) => output,
  });
  const agi = settings.lookup?.agi ?? byDefault.agi;
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      {access.error && <ErrorAlert error={access.error} title={t('lookup.failed')} />}
      <LookupKey
        access={access.data}
        isSet={settings.lookup?.key === secretIsSet}
        isReadOnly={isReadOnly}
        isSaved={!bar.isChanged}
      />
      <YesNoSetting control={control} name="lookup.transliterate" field="transliterate" />
      <SettingsGroup title={t('lookup.agi')} text={t('lookup.agiText')}>
        <YesNoSetting control={control} name="lookup.agi.enabled" field="agiEnabled" />
        <TextSetting control={control} name="lookup.agi.host" field="agiHost" placeholder="127.0.0.1" />
        <TextSetting control={control} name="lookup.agi.port" field="agiPort" isNumber />
        {access.data && <AgiState {...access.data.agi} />}
      </SettingsGroup>
      {access.data?.key != null && <LookupPaste lookupKey={access.data.key} agi={agi} />}
      <LookupTester isCutOff={access.data?.isCutOff ?? false} />
    </SettingsForm>
  );
}
