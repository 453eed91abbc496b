import { EmptyState, Modal } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { CsvImport } from './csv-import.tsx';
import { useListColumns } from './list-columns.tsx';
import { matching } from './list-draft.ts';
import type { ItemDialogProps, ListKind } from './list-kind.ts';
import { ListNotices } from './list-notices.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { useSectionAccess } from './settings-access.ts';
import classes from './settings.module.css';
import { SubmitBar } from './submit-bar.tsx';
import type { FormBarProps } from './submit-bar.tsx';
import { useListDraft } from './use-list-draft.ts';
import { useSaveSections } from './use-save-sections.ts';
import { useSettingWords } from './use-setting-words.ts';

/** What is open over the list; `edit` of nothing is a new item. */
type Open<Item> =
  | { readonly dialog: 'edit'; readonly item: Item | null }
  | { readonly dialog: 'pbx' }
  | { readonly dialog: 'csv'; readonly file: File };

interface ListPageProps<Item> {
  readonly kind: ListKind<Item>;
  readonly saved: readonly Item[];
}

/** A list is changed as a draft and saved as a whole: nothing is live until Submit, as FreePBX admins expect. */
export function ListPage<Item extends object>({ kind, saved }: ListPageProps<Item>) {
  const { page, keyOf, alongside } = kind;
  const { t } = useTranslation();
  const settingWords = useSettingWords();
  const { isReadOnly } = useSectionAccess(page);
  const draft = useListDraft(saved, keyOf);
  const [open, setOpen] = useState<Open<Item> | null>(null);
  const [sought, setSought] = useState('');
  const forget = (): void => {
    draft.forget();
    alongside?.forget();
  };
  const saving = useSaveSections(page, forget);
  const { items } = draft;
  const besides = alongside?.valuesFor(items) ?? {};
  const isChanged = draft.isChanged || Object.keys(besides).length > 0;
  const shown = useMemo(() => matching(items, sought), [items, sought]);
  const close = (): void => setOpen(null);
  const columns = useListColumns({ kind, draft, onEdit: (item) => setOpen({ dialog: 'edit', item }) });
  const onImported = (next: readonly Item[]): void => {
    draft.putAll(next);
    close();
  };
  const bar: FormBarProps = {
    isReadOnly,
    isChanged,
    isSaving: saving.isSaving,
    consequence: isChanged ? kind.consequenceOf?.(items) : undefined,
    onSubmit: () => saving.save({ [page]: kind.toStored?.(items) ?? items, ...besides }),
    onReset: forget,
  };
  return (
    <>
      {saving.error && (
        <ErrorAlert error={saving.error} title={t('settings.notSaved')} fieldWords={settingWords} />
      )}
      <DataGrid
        id={`settings-${page}`}
        label={t(`settings.sections.${page}`)}
        columns={isReadOnly ? kind.columns : columns}
        rows={shown}
        rowKey={keyOf}
        selection={isReadOnly ? undefined : draft.selection}
        notice={
          <>
            {kind.renderNotice?.(items, draft.putAll)}
            <ListNotices draft={draft} kind={kind} />
          </>
        }
        isMain
        onOpen={isReadOnly ? undefined : (item) => setOpen({ dialog: 'edit', item })}
        toolbar={
          <ListToolbar
            kind={kind}
            items={items}
            isReadOnly={isReadOnly}
            sought={sought}
            onSearch={setSought}
            onAdd={() => setOpen({ dialog: 'edit', item: null })}
            onImport={() => setOpen({ dialog: 'pbx' })}
            onCsv={(file) => setOpen({ dialog: 'csv', file })}
          />
        }
      />
      {shown.length === 0 && (
        <EmptyState
          my="lg"
          icon={<IconListDetails aria-hidden />}
          title={sought === '' ? t('settings.empty') : t('settings.noneMatch')}
          description={sought === '' ? t(`settings.emptyNext.${page}`) : t('settings.noneMatchNext')}
        />
      )}
      {kind.renderBelow?.(items)}
      <Modal
        opened={open !== null}
        onClose={close}
        size={open?.dialog === 'edit' ? 'lg' : 'xl'}
        title={open === null ? '' : titleOf(open)}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        classNames={{ body: classes.dialog }}
      >
        {open?.dialog === 'edit' &&
          kind.renderDialog({
            item: open.item,
            ...othersThan(open.item),
            onCancel: close,
            onDone: (item) => {
              draft.put(open.item, item);
              close();
            },
          })}
        {open?.dialog === 'pbx' && kind.renderImport?.({ items, onDone: onImported, onCancel: close })}
        {open?.dialog === 'csv' && kind.csv && (
          <CsvImport
            file={open.file}
            shape={kind.csv}
            items={items}
            keyOf={keyOf}
            onDone={onImported}
            onCancel={close}
          />
        )}
      </Modal>
      {kind.renderBar ? kind.renderBar(bar, items) : <SubmitBar {...bar} />}
    </>
  );

  function othersThan(edited: Item | null): Pick<ItemDialogProps<Item>, 'others' | 'taken'> {
    const others = items.filter((item) => item !== edited);
    return { others, taken: others.map(keyOf) };
  }

  function titleOf(shownDialog: Open<Item>): string {
    if (shownDialog.dialog === 'pbx') return t('settings.import.title');
    if (shownDialog.dialog === 'csv') return t('settings.csv.title');
    return shownDialog.item === null
      ? t(`settings.add.${page}`)
      : t('settings.edit', { name: keyOf(shownDialog.item) });
  }
}
