import { zodResolver } from '@hookform/resolvers/zod';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { amiNodeSchema } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { ChoiceSetting, SecretSetting, TextSetting, YesNoSetting } from './form-controls.tsx';
import { ItemForm } from './item-form.tsx';
import type { ItemDialogProps } from './list-page.tsx';
import { ListPage } from './list-page.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useYesNo } from './use-yes-no.ts';

const fresh: AmiNodeSettings = {
  name: 'main',
  host: '127.0.0.1',
  port: 5038,
  username: 'planfix',
  secret: '',
  tls: false,
  transport: 'asterisk-manager',
};
const none: readonly AmiNodeSettings[] = [];
const keyOf = (node: AmiNodeSettings): string => node.name;

export function AmiPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  const columns = useMemo<readonly GridColumn<AmiNodeSettings>[]>(
    () => [
      {
        id: 'name',
        header: t('settings.fields.nodeName.label'),
        width: 140,
        isFixed: true,
        cell: (node) => node.name,
      },
      {
        id: 'address',
        header: t('settings.fields.nodeHost.label'),
        width: 200,
        cell: (node) => `${node.host}:${node.port}`,
      },
      {
        id: 'username',
        header: t('settings.fields.nodeUsername.label'),
        width: 150,
        cell: (node) => node.username,
      },
      { id: 'tls', header: t('settings.fields.nodeTls.label'), width: 110, cell: (node) => yesNo(node.tls) },
    ],
    [t, yesNo],
  );
  return (
    <ListPage
      page="ami"
      saved={settings.ami ?? none}
      isReadOnly={isReadOnly}
      keyOf={keyOf}
      columns={columns}
      renderDialog={(props) => <NodeDialog {...props} />}
    />
  );
}

function NodeDialog({ item, taken, onDone, onCancel }: ItemDialogProps<AmiNodeSettings>) {
  const { t } = useTranslation();
  const schema = amiNodeSchema.refine(({ name }) => !taken.includes(name), { path: ['name'] });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(schema), defaultValues: item ?? fresh });
  const tls = useWatch({ control, name: 'tls' });
  const done = (node: AmiNodeSettings) =>
    onDone({ ...node, transport: node.tls ? 'native' : node.transport });
  return (
    <ItemForm onSubmit={handleSubmit(done)} onCancel={onCancel}>
      <TextSetting control={control} name="name" field="nodeName" isReadOnly={false} />
      <TextSetting control={control} name="host" field="nodeHost" isReadOnly={false} />
      <TextSetting control={control} name="port" field="nodePort" isReadOnly={false} isNumber />
      <TextSetting control={control} name="username" field="nodeUsername" isReadOnly={false} />
      <SecretSetting control={control} name="secret" field="nodeSecret" isReadOnly={false} />
      <YesNoSetting control={control} name="tls" field="nodeTls" isReadOnly={false} />
      {tls !== true && (
        <ChoiceSetting
          control={control}
          name="transport"
          field="nodeTransport"
          isReadOnly={false}
          parse={(value) => value}
          choices={[
            { value: 'asterisk-manager', label: t('settings.transports.asterisk-manager') },
            { value: 'native', label: t('settings.transports.native') },
          ]}
        />
      )}
    </ItemForm>
  );
}
