import { zodResolver } from '@hookform/resolvers/zod';
import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import { employeeSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { TextSetting, YesNoSetting } from './form-controls.tsx';
import { ItemForm } from './item-form.tsx';
import type { ItemDialogProps } from './list-page.tsx';
import { ListPage } from './list-page.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useYesNo } from './use-yes-no.ts';

const fresh: EmployeeSettings = { extension: '', shortNumber: '', name: '', enabled: true };
const none: readonly EmployeeSettings[] = [];
const keyOf = (employee: EmployeeSettings): string => employee.extension;

export function EmployeesPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  const columns = useMemo<readonly GridColumn<EmployeeSettings>[]>(
    () => [
      {
        id: 'extension',
        header: t('settings.fields.extension.label'),
        width: 130,
        isFixed: true,
        cell: (employee) => employee.extension,
      },
      {
        id: 'shortNumber',
        header: t('settings.fields.shortNumber.label'),
        width: 150,
        cell: (employee) => employee.shortNumber,
      },
      {
        id: 'name',
        header: t('settings.fields.employeeName.label'),
        width: 220,
        cell: (employee) => employee.name,
      },
      {
        id: 'enabled',
        header: t('settings.fields.employeeEnabled.label'),
        width: 110,
        cell: (employee) => yesNo(employee.enabled),
      },
    ],
    [t, yesNo],
  );
  return (
    <ListPage
      page="employees"
      saved={settings.employees ?? none}
      isReadOnly={isReadOnly}
      keyOf={keyOf}
      columns={columns}
      renderDialog={(props) => <EmployeeDialog {...props} />}
    />
  );
}

function EmployeeDialog({ item, taken, onDone, onCancel }: ItemDialogProps<EmployeeSettings>) {
  const schema = employeeSchema.refine(({ extension }) => !taken.includes(extension), {
    path: ['extension'],
  });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(schema), defaultValues: item ?? fresh });
  return (
    <ItemForm onSubmit={handleSubmit(onDone)} onCancel={onCancel}>
      <TextSetting control={control} name="extension" field="extension" isReadOnly={false} />
      <TextSetting control={control} name="shortNumber" field="shortNumber" isReadOnly={false} />
      <TextSetting control={control} name="name" field="employeeName" isReadOnly={false} />
      <YesNoSetting control={control} name="enabled" field="employeeEnabled" isReadOnly={false} />
    </ItemForm>
  );
}
