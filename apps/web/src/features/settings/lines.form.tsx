import { zodResolver } from '@hookform/resolvers/zod';
import type { LineSettings } from '@planfix-asterisk/contracts';
import { lineSchema } from '@planfix-asterisk/contracts';
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

const fresh: LineSettings = { number: '', name: '', enabled: true };
const none: readonly LineSettings[] = [];
const keyOf = (line: LineSettings): string => line.number;

export function LinesPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  const columns = useMemo<readonly GridColumn<LineSettings>[]>(
    () => [
      {
        id: 'number',
        header: t('settings.fields.lineNumber.label'),
        width: 160,
        isFixed: true,
        cell: (line) => line.number,
      },
      { id: 'name', header: t('settings.fields.lineName.label'), width: 220, cell: (line) => line.name },
      {
        id: 'lostCalls',
        header: t('settings.fields.lostCalls.label'),
        width: 170,
        cell: (line) => line.lostCalls ?? '',
      },
      {
        id: 'enabled',
        header: t('settings.fields.lineEnabled.label'),
        width: 110,
        cell: (line) => yesNo(line.enabled),
      },
    ],
    [t, yesNo],
  );
  return (
    <ListPage
      page="lines"
      saved={settings.lines ?? none}
      isReadOnly={isReadOnly}
      keyOf={keyOf}
      columns={columns}
      renderDialog={(props) => <LineDialog {...props} />}
    />
  );
}

function LineDialog({ item, taken, onDone, onCancel }: ItemDialogProps<LineSettings>) {
  const schema = lineSchema.refine(({ number }) => !taken.includes(number), { path: ['number'] });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(schema), defaultValues: item ?? fresh });
  return (
    <ItemForm onSubmit={handleSubmit(onDone)} onCancel={onCancel}>
      <TextSetting
        control={control}
        name="number"
        field="lineNumber"
        isReadOnly={false}
        placeholder="74951234567"
      />
      <TextSetting control={control} name="name" field="lineName" isReadOnly={false} />
      <TextSetting control={control} name="lostCalls" field="lostCalls" isReadOnly={false} isOptional />
      <YesNoSetting control={control} name="enabled" field="lineEnabled" isReadOnly={false} />
    </ItemForm>
  );
}
