import { zodResolver } from '@hookform/resolvers/zod';
import type { EmployeeSettings, LineSettings, PanelSettings } from '@planfix-asterisk/contracts';
import { employeeSchema } from '@planfix-asterisk/contracts';
import { useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { employeeCsv } from './csv-shapes.ts';
import { employeeWords } from './employee-words.ts';
import { TextSetting, YesNoSetting } from './form-controls.tsx';
import { ItemForm } from './item-form.tsx';
import { ListSetting } from './list-setting.tsx';
import type { ItemDialogProps, ListKind } from './list-kind.ts';
import { ListPage } from './list-page.tsx';
import { LostCallsNotice } from './lost-calls-notice.tsx';
import { handedOver, receiverState, unreceivedLines } from './lost-calls.ts';
import { employeeDifferences } from './pbx-differences.ts';
import { PbxImport } from './pbx-import.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { ShortNumberNotice } from './short-number-notice.tsx';
import { useDifferenceWords } from './use-difference-words.ts';
import { useYesNo } from './use-yes-no.ts';

const fresh: EmployeeSettings = { extension: '', shortNumber: '', name: '', enabled: true };
const none: readonly EmployeeSettings[] = [];
const keyOf = (employee: EmployeeSettings): string => employee.extension;

export function EmployeesPage({ settings }: SectionPageProps) {
  return <ListPage kind={useEmployeeKind(settings)} saved={settings.employees ?? none} />;
}

function useEmployeeKind(settings: PanelSettings['settings']): ListKind<EmployeeSettings> {
  const { lines = [] } = settings;
  const { t } = useTranslation();
  const words = useDifferenceWords(settings);
  const columns = useEmployeeColumns(lines);
  // Who gets the lost calls in the place of somebody who is removed or switched off here.
  const [receiver, setReceiver] = useState<string | null>(null);
  return {
    renderNotice: (items) => (
      <>
        <LostCallsNotice
          lines={lines}
          employees={items}
          formerly={settings.employees ?? none}
          receiver={receiver}
          onReceiver={setReceiver}
        />
        <ShortNumberNotice employees={items} />
      </>
    ),
    alongside: {
      forget: () => setReceiver(null),
      valuesFor: (items) =>
        receiver !== null &&
        receiverState(receiver, items) === 'ready' &&
        unreceivedLines(lines, items).length > 0
          ? { lines: handedOver(lines, items, receiver) }
          : {},
    },
    page: 'employees',
    keyOf,
    columns,
    csv: employeeCsv,
    bulk: [
      {
        id: 'on',
        label: t('settings.bulk.tell'),
        apply: (employee) => ({ ...employee, enabled: true }),
      },
      {
        id: 'off',
        label: t('settings.bulk.tellNot'),
        apply: (employee) => ({ ...employee, enabled: false }),
      },
      {
        id: 'short',
        label: t('settings.bulk.shortNumber'),
        apply: (employee) => ({ ...employee, shortNumber: employee.extension }),
      },
    ],
    renderDialog: (props) => <EmployeeDialog {...props} />,
    renderImport: (props) => (
      <PbxImport
        {...props}
        differencesOf={(suggestions) => employeeDifferences(props.items, suggestions, words)}
      />
    ),
  };
}

function useEmployeeColumns(lines: readonly LineSettings[]): readonly GridColumn<EmployeeSettings>[] {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  return useMemo(() => {
    const linesOf = (extension: string) =>
      lines
        .filter(({ lostCalls }) => lostCalls === extension)
        .map(({ name, number }) => name || number)
        .join(', ');
    return [
      {
        id: 'extension',
        header: t('settings.fields.extension.label'),
        width: 130,
        isFixed: true,
        cell: ({ extension }) => extension,
      },
      {
        id: 'shortNumber',
        header: t('settings.fields.shortNumber.label'),
        width: 150,
        cell: ({ shortNumber }) => shortNumber,
      },
      { id: 'name', header: t('settings.fields.employeeName.label'), width: 220, cell: ({ name }) => name },
      {
        id: 'enabled',
        header: t('settings.fields.employeeEnabled.label'),
        width: 150,
        cell: ({ enabled }) => yesNo(enabled),
      },
      {
        id: 'devices',
        header: t('settings.fields.devices.label'),
        width: 160,
        isHiddenAtFirst: true,
        cell: ({ devices = [] }) => devices.join(', '),
      },
      {
        id: 'lostCalls',
        header: t('settings.lostCallsOf'),
        width: 180,
        cell: ({ extension }) => linesOf(extension),
      },
    ];
  }, [t, yesNo, lines]);
}

function EmployeeDialog({ item, taken, others, onDone, onCancel }: ItemDialogProps<EmployeeSettings>) {
  const { t } = useTranslation();
  const schema = employeeSchema.refine(({ extension }) => !taken.includes(extension), {
    path: ['extension'],
  });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(schema), defaultValues: item ?? fresh });
  const [shortNumber, enabled] = useWatch({ control, name: ['shortNumber', 'enabled'] });
  const sharing = others.filter((one) => enabled && one.enabled && one.shortNumber === shortNumber);
  return (
    <ItemForm onSubmit={handleSubmit(onDone)} onCancel={onCancel}>
      <TextSetting control={control} name="extension" field="extension" />
      <TextSetting
        control={control}
        name="shortNumber"
        field="shortNumber"
        warning={
          sharing.length === 0
            ? undefined
            : t('settings.sharedShortNumber.field', { employees: sharing.map(employeeWords).join(', ') })
        }
      />
      <TextSetting control={control} name="name" field="employeeName" />
      <YesNoSetting control={control} name="enabled" field="employeeEnabled" />
      <ListSetting control={control} name="devices" field="devices" />
    </ItemForm>
  );
}
