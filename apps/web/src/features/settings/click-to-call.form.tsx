import { clickToCallSchema } from '@planfix-asterisk/contracts';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ClickTester } from './click-tester.tsx';
import { DialTester } from './dial-tester.tsx';
import { TextSetting, YesNoSetting } from './form-controls.tsx';
import { LineListSetting } from './line-list-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { SelectSetting } from './select-setting.tsx';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ clickToCall: clickToCallSchema });
const byDefault = clickToCallSchema.parse({});
const { ring, acceptSetup } = clickToCallSchema.shape;

export function ClickToCallPage({ settings }: SectionPageProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useSectionAccess('clickToCall');
  const { control, error, bar } = useSettingsForm({
    page: 'click-to-call',
    settings,
    schema,
    read: ({ clickToCall = byDefault }) => ({ clickToCall }),
    write: (output) => output,
  });
  const typed = useWatch({ control, name: 'clickToCall' });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <YesNoSetting control={control} name="clickToCall.enabled" field="clicksTaken" />
      <SettingsGroup title={t('settings.clickParts.phone')}>
        <SelectSetting
          control={control}
          name="clickToCall.ring"
          field="clickRing"
          choices={ring
            .unwrap()
            .options.map((value) => ({ value, label: t(`settings.clickRings.${value}`) }))}
        />
        <TextSetting
          control={control}
          name="clickToCall.endpoint"
          field="clickEndpoint"
          placeholder="PJSIP/{extension}"
        />
        <TextSetting control={control} name="clickToCall.ringS" field="clickRingSeconds" isNumber />
        <YesNoSetting control={control} name="clickToCall.showClient" field="clickShowsClient" />
      </SettingsGroup>
      <SettingsGroup title={t('settings.clickParts.client')}>
        <TextSetting
          control={control}
          name="clickToCall.context"
          field="clickContext"
          placeholder="from-internal"
        />
        <TextSetting control={control} name="clickToCall.dialAs" field="dialAs" placeholder="8{national}" />
        <TextSetting
          control={control}
          name="clickToCall.dialAbroadAs"
          field="dialAbroadAs"
          placeholder="810{international}"
        />
        <LineListSetting
          control={control}
          name="clickToCall.allow"
          field="dialAllowed"
          placeholder="^7\d{10}$"
        />
        <LineListSetting
          control={control}
          name="clickToCall.deny"
          field="dialDenied"
          placeholder="^7(803|809)"
        />
        <TextSetting control={control} name="clickToCall.perMinute" field="clicksPerMinute" isNumber />
        <DialTester rules={typed} />
      </SettingsGroup>
      <ClickTester employees={settings.employees ?? []} isSaved={!bar.isChanged} />
      <SettingsGroup title={t('settings.clickParts.setup')}>
        <SelectSetting
          control={control}
          name="clickToCall.acceptSetup"
          field="acceptSetup"
          choices={acceptSetup
            .unwrap()
            .options.map((value) => ({ value, label: t(`settings.acceptSetups.${value}`) }))}
        />
      </SettingsGroup>
    </SettingsForm>
  );
}
