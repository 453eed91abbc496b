import { zodResolver } from '@hookform/resolvers/zod';
import { Title } from '@mantine/core';
import { deliverySettingsSchema } from '@planfix-asterisk/contracts';
import type { DeliverySettings } from '@planfix-asterisk/contracts';
import { Fragment } from 'react';
import type { FieldPath } from 'react-hook-form';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { NumberListSetting, TextSetting } from './form-controls.tsx';
import { dropTyped, keepTyped } from './form-reset.ts';
import type { SectionPageProps } from './section-page-props.ts';
import type { FieldKey } from './setting-row.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { useSaveSection } from './use-save-section.ts';

const byDefault = deliverySettingsSchema.parse({});

type Row = readonly [name: FieldPath<DeliverySettings>, field: FieldKey, isList?: true];
const parts: readonly (readonly [title: 'popups' | 'history' | 'replay' | 'engine', rows: readonly Row[]])[] =
  [
    [
      'popups',
      [
        ['popup.lifetimeS', 'popupLifetime'],
        ['popup.timeoutMs', 'popupTimeout'],
        ['popup.retryMs', 'popupRetry', true],
        ['popup.lateMs', 'popupLate'],
      ],
    ],
    [
      'history',
      [
        ['history.lifetimeH', 'historyLifetime'],
        ['history.timeoutS', 'historyTimeout'],
        ['history.retryS', 'historyRetry', true],
        ['retryAfterMaxS', 'retryAfterMax'],
        ['jitterPercent', 'jitter'],
      ],
    ],
    [
      'replay',
      [
        ['catchUpPerSecond', 'catchUpPerSecond'],
        ['replayPerSecond', 'replayPerSecond'],
      ],
    ],
    [
      'engine',
      [
        ['slots', 'slots'],
        ['popupSlots', 'popupSlots'],
        ['probeEveryS', 'probeEvery'],
        ['leaseS', 'lease'],
        ['maxStarts', 'maxStarts'],
        ['drainS', 'drain'],
      ],
    ],
  ];

export function DeliveryPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(deliverySettingsSchema),
    values: settings.delivery ?? byDefault,
    resetOptions: keepTyped,
  });
  const saving = useSaveSection('delivery', ({ delivery }) => reset(delivery ?? byDefault, dropTyped));
  const submit = handleSubmit((value) => saving.mutate(value));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {saving.isError && <ErrorAlert error={saving.error} title={t('settings.notSaved')} />}
      {parts.map(([title, rows]) => (
        <Fragment key={title}>
          <Title order={2} size="h5" mt="lg">
            {t(`settings.deliveryParts.${title}`)}
          </Title>
          {rows.map(([name, field, isList]) => {
            const setting = { control, name, field, isReadOnly };
            return isList === true ? (
              <NumberListSetting key={name} {...setting} />
            ) : (
              <TextSetting key={name} {...setting} isNumber />
            );
          })}
        </Fragment>
      ))}
      {!isReadOnly && (
        <SubmitBar
          isChanged={formState.isDirty}
          isSaving={saving.isPending}
          onSubmit={() => void submit()}
          onReset={() => reset(undefined, dropTyped)}
        />
      )}
    </form>
  );
}
