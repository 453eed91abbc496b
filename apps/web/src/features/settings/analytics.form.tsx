import { zodResolver } from '@hookform/resolvers/zod';
import { settingsSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { AnalyticsPreview } from './analytics-preview.tsx';
import { TextSetting } from './form-controls.tsx';
import { ItemForm } from './item-form.tsx';
import type { ItemDialogProps, ListKind } from './list-kind.ts';
import { ListPage } from './list-page.tsx';
import { PlaceholderList } from './placeholder-list.tsx';
import type { SectionPageProps } from './section-page-props.ts';

const fieldSchema = z.object({ name: z.string(), template: z.string().min(1) });
type AnalyticsField = z.output<typeof fieldSchema>;
const keyOf = ({ name }: AnalyticsField): string => name;

const toTemplates = (items: readonly AnalyticsField[]): Record<string, string> =>
  Object.fromEntries(items.map(({ name, template }) => [name, template]));

/** PlanFix's `data_<name>` fields: each a template over the facts of a call. */
export function AnalyticsPage({ settings: { analytics } }: SectionPageProps) {
  const saved = useMemo(
    () => Object.entries(analytics ?? {}).map(([name, template]) => ({ name, template })),
    [analytics],
  );
  const kind: ListKind<AnalyticsField> = {
    page: 'analytics',
    keyOf,
    columns: useAnalyticsColumns(),
    toStored: toTemplates,
    renderBelow: (items) => <AnalyticsPreview templates={toTemplates(items)} />,
    renderDialog: (props) => <AnalyticsDialog {...props} />,
  };
  return <ListPage kind={kind} saved={saved} />;
}

function useAnalyticsColumns(): readonly GridColumn<AnalyticsField>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('settings.fields.analyticsField.label'),
        width: 200,
        isFixed: true,
        cell: ({ name }) => `data_${name}`,
      },
      {
        id: 'template',
        header: t('settings.fields.analyticsTemplate.label'),
        width: 320,
        cell: ({ template }) => template,
      },
    ],
    [t],
  );
}

function AnalyticsDialog({ item, taken, onDone, onCancel }: ItemDialogProps<AnalyticsField>) {
  const schema = fieldSchema
    .refine(({ name }) => !taken.includes(name), { path: ['name'] })
    .refine(({ name, template }) => fits({ [name]: template }, 'name'), { path: ['name'] })
    .refine(({ template }) => fits({ x: template }, 'template'), { path: ['template'] });
  const { control, handleSubmit, getValues, setValue } = useForm({
    resolver: zodResolver(schema),
    defaultValues: item ?? { name: '', template: '' },
  });
  return (
    <ItemForm onSubmit={handleSubmit(onDone)} onCancel={onCancel}>
      <TextSetting control={control} name="name" field="analyticsField" placeholder="queue" />
      <TextSetting control={control} name="template" field="analyticsTemplate" placeholder="{queue}" />
      <PlaceholderList
        onChosen={(placeholder) =>
          setValue('template', getValues('template') + placeholder, { shouldDirty: true })
        }
      />
    </ItemForm>
  );
}

/** By the schema of the settings, of which only what concerns this field counts. */
function fits(analytics: Record<string, string>, field: 'name' | 'template'): boolean {
  const issues = settingsSchema.shape.analytics.safeParse(analytics).error?.issues ?? [];
  return !issues.some(({ code }) => (code === 'invalid_key') === (field === 'name'));
}
