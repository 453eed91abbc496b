import { zodResolver } from '@hookform/resolvers/zod';
import type { EmployeeSettings, LineSettings, PanelSettings } from '@planfix-asterisk/contracts';
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
import { LostCallsNotice } from './lost-calls-notice.tsx';
import { handedOver } from './lost-calls.ts';
import { lineDifferences } from './pbx-differences.ts';
import { PbxImport } from './pbx-import.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useDifferenceWords } from './use-difference-words.ts';
import { useReceiverWords } from './use-receiver-words.ts';
import { useYesNo } from './use-yes-no.ts';

const fresh: LineSettings = { number: '', name: '', enabled: true };
const none: readonly LineSettings[] = [];
const keyOf = (line: LineSettings): string => line.number;

export function LinesPage({ settings }: SectionPageProps) {
  return <ListPage kind={useLineKind(settings)} saved={settings.lines ?? none} />;
}

function useLineKind(settings: PanelSettings['settings']): ListKind<LineSettings> {
  const { employees = [] } = settings;
  const { t } = useTranslation();
  const words = useDifferenceWords(settings);
  const columns = useLineColumns(employees);
  return {
    page: 'lines',
    keyOf,
    columns,
    renderNotice: (items, change) => (
      <LostCallsNotice
        lines={items}
        employees={employees}
        receiver={null}
        onReceiver={(receiver) => receiver !== null && change(handedOver(items, employees, receiver))}
      />
    ),
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
        leftOutOf={({ routePatterns }) =>
          routePatterns.length === 0
            ? []
            : [
                t('settings.import.patterns', {
                  count: routePatterns.length,
                  patterns: routePatterns.join(', '),
                }),
              ]
        }
      />
    ),
  };
}

function useLineColumns(employees: readonly EmployeeSettings[]): readonly GridColumn<LineSettings>[] {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  const receiverWords = useReceiverWords(employees);
  return useMemo(
    () => [
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
        cell: ({ lostCalls }) => (lostCalls === undefined ? '' : receiverWords(lostCalls)),
      },
      {
        id: 'enabled',
        header: t('settings.fields.lineEnabled.label'),
        width: 150,
        cell: ({ enabled }) => yesNo(enabled),
      },
    ],
    [t, yesNo, receiverWords],
  );
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
