import { deliverySettingsSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TextSetting } from './form-controls.tsx';
import { NumberListSetting } from './number-list-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { fieldAt } from './setting-places.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ delivery: deliverySettingsSchema });
const byDefault = deliverySettingsSchema.parse({});
/** Several numbers with commas between them. */
const lists: ReadonlySet<string> = new Set(['delivery.popup.retryMs', 'delivery.history.retryS']);

const parts = {
  popups: [
    'delivery.popup.lifetimeS',
    'delivery.popup.timeoutMs',
    'delivery.popup.retryMs',
    'delivery.popup.lateMs',
  ],
  history: [
    'delivery.history.lifetimeH',
    'delivery.history.timeoutS',
    'delivery.history.retryS',
    'delivery.retryAfterMaxS',
    'delivery.jitterPercent',
  ],
  replay: ['delivery.catchUpPerSecond', 'delivery.replayPerSecond'],
  engine: [
    'delivery.slots',
    'delivery.popupSlots',
    'delivery.probeEveryS',
    'delivery.leaseS',
    'delivery.maxStarts',
    'delivery.drainS',
  ],
} as const;

export function DeliveryPage({ settings }: SectionPageProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useSectionAccess('delivery');
  const { control, error, bar } = useSettingsForm({
    page: 'delivery',
    settings,
    schema,
    read: ({ delivery = byDefault }) => ({ delivery }),
    write: (output) => output,
  });
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      {(['popups', 'history', 'replay', 'engine'] as const).map((title) => (
        <SettingsGroup key={title} title={t(`settings.deliveryParts.${title}`)}>
          {parts[title].map((name) => {
            const setting = { control, name, field: fieldAt(name) };
            return lists.has(name) ? (
              <NumberListSetting key={name} {...setting} />
            ) : (
              <TextSetting key={name} {...setting} isNumber />
            );
          })}
        </SettingsGroup>
      ))}
    </SettingsForm>
  );
}
