import { zodResolver } from '@hookform/resolvers/zod';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { ItemForm } from './item-form.tsx';
import type { ItemDialogProps, ListKind } from './list-kind.ts';
import { ListPage } from './list-page.tsx';
import { useNodeCheck } from './node-check.tsx';
import { NodeFields } from './node-fields.tsx';
import { NodesBar } from './nodes-bar.tsx';
import { freshNode, nodeSchemaBeside, withFitTransport } from './node-schema.ts';
import { useReconnectWords } from './use-reconnect-words.ts';
import type { SectionPageProps } from './section-page-props.ts';
import { useYesNo } from './use-yes-no.ts';

const none: readonly AmiNodeSettings[] = [];
const keyOf = (node: AmiNodeSettings): string => node.name;

export function AmiPage({ settings }: SectionPageProps) {
  const saved = settings.ami ?? none;
  const reconnectWords = useReconnectWords(saved);
  const kind: ListKind<AmiNodeSettings> = {
    page: 'ami',
    keyOf,
    columns: useNodeColumns(),
    consequenceOf: reconnectWords,
    renderDialog: (props) => <NodeDialog {...props} />,
    renderBar: (bar, nodes) => <NodesBar bar={bar} nodes={nodes} />,
  };
  return <ListPage kind={kind} saved={saved} />;
}

function useNodeColumns(): readonly GridColumn<AmiNodeSettings>[] {
  const { t } = useTranslation();
  const yesNo = useYesNo();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('settings.fields.nodeName.label'),
        width: 140,
        isFixed: true,
        cell: ({ name }) => name,
      },
      {
        id: 'address',
        header: t('settings.fields.nodeHost.label'),
        width: 200,
        cell: ({ host, port }) => `${host}:${port}`,
      },
      {
        id: 'username',
        header: t('settings.fields.nodeUsername.label'),
        width: 150,
        cell: ({ username }) => username,
      },
      { id: 'tls', header: t('settings.fields.nodeTls.label'), width: 110, cell: ({ tls }) => yesNo(tls) },
    ],
    [t, yesNo],
  );
}

function NodeDialog({ item, taken, onDone, onCancel }: ItemDialogProps<AmiNodeSettings>) {
  const form = useForm({
    resolver: zodResolver(z.object({ ami: nodeSchemaBeside(taken) })),
    defaultValues: { ami: item ?? freshNode },
  });
  useWatch({ control: form.control });
  const check = useNodeCheck({ read: () => form.getValues('ami'), isReady: () => form.trigger() });
  return (
    <ItemForm onSubmit={form.handleSubmit(({ ami }) => onDone(withFitTransport(ami)))} onCancel={onCancel}>
      <FormProvider {...form}>
        <NodeFields check={check} />
      </FormProvider>
    </ItemForm>
  );
}
