import { zodResolver } from '@hookform/resolvers/zod';
import { settingsSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TextSetting } from './form-controls.tsx';
import { ItemForm } from './item-form.tsx';
import type { ItemDialogProps, ListKind } from './list-kind.ts';
import { ListPage } from './list-page.tsx';
import type { Trunk } from './pbx-differences.ts';
import { phonesAmong, trunkDifferences } from './pbx-differences.ts';
import { PbxImport } from './pbx-import.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useDifferenceWords } from './use-difference-words.ts';

const trunkName = settingsSchema.shape.trunks.unwrap().element;
const keyOf = ({ name }: Trunk): string => name;

export function TrunksPage({ settings }: SectionPageProps) {
  const { trunks } = settings;
  const { t } = useTranslation();
  const words = useDifferenceWords(settings);
  const saved = useMemo(() => (trunks ?? []).map((name) => ({ name })), [trunks]);
  const kind: ListKind<Trunk> = {
    page: 'trunks',
    keyOf,
    columns: [
      {
        id: 'name',
        header: t('settings.fields.trunk.label'),
        width: 260,
        isFixed: true,
        cell: ({ name }) => name,
      },
    ],
    toStored: (items) => items.map(({ name }) => name),
    renderDialog: (props) => <TrunkDialog {...props} />,
    renderImport: (props) => (
      <PbxImport
        {...props}
        differencesOf={(suggestions) => trunkDifferences(props.items, suggestions, words)}
        leftOutOf={(suggestions) => {
          const { length: count } = phonesAmong(suggestions);
          return count === 0 ? [] : [t('settings.import.phones', { count })];
        }}
      />
    ),
  };
  return <ListPage kind={kind} saved={saved} />;
}

function TrunkDialog({ item, taken, onDone, onCancel }: ItemDialogProps<Trunk>) {
  const schema = z.object({ name: trunkName.refine((name) => !taken.includes(name)) });
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(schema),
    defaultValues: item ?? { name: '' },
  });
  return (
    <ItemForm onSubmit={handleSubmit(onDone)} onCancel={onCancel}>
      <TextSetting control={control} name="name" field="trunk" placeholder="megafon-trunk" />
    </ItemForm>
  );
}
