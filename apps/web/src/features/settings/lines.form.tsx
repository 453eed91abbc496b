import { zodResolver } from '@hookform/resolvers/zod';
import type { EmployeeSettings, LineSettings } from '@planfix-asterisk/contracts';
import { lineSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { lineCsv } from './csv-shapes.ts';
import { EmployeeSetting } from './employee-setting.tsx';
import { TextSetting, YesNoSetting } from './form-controls.tsx';
import { ItemForm } from './item-form.tsx';
import type { ItemDialogProps, ListKind } from './list-kind.ts';
import { ListPage } from './list-page.tsx';
import { lineDifferences } from './pbx-differences.ts';
import { PbxImport } from './pbx-import.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useDifferenceWords } from './use-difference-words.ts';
import { useYesNo } from './use-yes-no.ts';

const fresh: LineSettings = { number: '', name: '', enabled: true };
const none: readonly LineSettings[] = [];
const keyOf = (line: LineSettings): string => line.number;

export function LinesPage({ settings }: SectionPageProps) {
  return <ListPage kind={useLineKind(settings.employees ?? [])} saved={settings.lines ?? none} />;
}

function useLineKind(employees: readonly EmployeeSettings[]): ListKind<LineSettings> {
  const { t } = useTranslation();
  const words = useDifferenceWords();
  const columns = useLineColumns(employees);
  return {
    page: 'lines',
    keyOf,
    columns,
    csv: lineCsv,
    bulk: [
      { id: 'on', label: t('settings.bulk.tell'), apply: (line) => ({ ...line, enabled: true }) },
      { id: 'off', label: t('settings.bulk.tellNot'), apply: (line) => ({ ...line, enabled: false }) },
    ],
    renderDialog: (props) => <LineDialog {...props} employees={employees} />,
    renderImport: (props) => (
      <PbxImport
        {...props}
        differencesOf={(suggestions) => lineDifferences(props.items, suggestions, words)}
      />
    ),
  };
}

function useLineColumns(employees: readonly EmployeeSettings[]): readonly GridColumn<LineSettings>[] {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  return useMemo(() => {
    const names = new Map(employees.map(({ extension, name }) => [extension, name]));
    const named = (extension = '') => [extension, names.get(extension)].filter(Boolean).join(' — ');
    return [
      {
        id: 'number',
        header: t('settings.fields.lineNumber.label'),
        width: 160,
        isFixed: true,
        cell: ({ number }) => number,
      },
      { id: 'name', header: t('settings.fields.lineName.label'), width: 220, cell: ({ name }) => name },
      {
        id: 'lostCalls',
        header: t('settings.fields.lostCalls.label'),
        width: 200,
        cell: ({ lostCalls }) => named(lostCalls),
      },
      {
        id: 'enabled',
        header: t('settings.fields.lineEnabled.label'),
        width: 150,
        cell: ({ enabled }) => yesNo(enabled),
      },
    ];
  }, [t, yesNo, employees]);
}

interface LineDialogProps extends ItemDialogProps<LineSettings> {
  readonly employees: readonly EmployeeSettings[];
}

function LineDialog({ item, taken, employees, onDone, onCancel }: LineDialogProps) {
  const schema = lineSchema.refine(({ number }) => !taken.includes(number), { path: ['number'] });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(schema), defaultValues: item ?? fresh });
  return (
    <ItemForm onSubmit={handleSubmit(onDone)} onCancel={onCancel}>
      <TextSetting control={control} name="number" field="lineNumber" placeholder="74951234567" />
      <TextSetting control={control} name="name" field="lineName" />
      <EmployeeSetting control={control} name="lostCalls" field="lostCalls" employees={employees} />
      <YesNoSetting control={control} name="enabled" field="lineEnabled" />
    </ItemForm>
  );
}
