import { ActionIcon, Button, EmptyState, Group, Modal, TextInput } from '@mantine/core';
import { IconListDetails, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { matching, removed, replaced } from './list-draft.ts';
import classes from './settings.module.css';
import type { SettingsPageName } from './settings-pages.ts';
import { SubmitBar } from './submit-bar.tsx';
import { useSaveSection } from './use-save-section.ts';

export interface ItemDialogProps<Item> {
  readonly item: Item | null;
  /** Keys of the other items; two of the same are refused. */
  readonly taken: readonly string[];
  readonly onDone: (item: Item) => void;
  readonly onCancel: () => void;
}

interface ListPageProps<Item> {
  readonly page: Extract<SettingsPageName, 'ami' | 'employees' | 'lines'>;
  readonly saved: readonly Item[];
  readonly isReadOnly: boolean;
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly GridColumn<Item>[];
  readonly renderDialog: (props: ItemDialogProps<Item>) => ReactNode;
}

/** A list is changed as a draft and saved as a whole: nothing is live until Submit, as FreePBX admins expect. */
export function ListPage<Item extends object>(props: ListPageProps<Item>) {
  const { page, saved, isReadOnly, keyOf, columns, renderDialog } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState<readonly Item[] | null>(null);
  /** Key of the edited item, `''` for a new one. */
  const [edited, setEdited] = useState<string | null>(null);
  const [sought, setSought] = useState('');
  const saving = useSaveSection(page, () => setDraft(null));
  const items = draft ?? saved;
  const shown = useMemo(() => matching(items, sought), [items, sought]);
  const editedItem = items.find((item) => keyOf(item) === edited) ?? null;
  const close = (): void => setEdited(null);
  const allColumns: readonly GridColumn<Item>[] = [
    ...columns,
    {
      id: 'actions',
      header: t('settings.actions'),
      width: 110,
      isFixed: true,
      cell: (item) => (
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            aria-label={t('settings.edit', { name: keyOf(item) })}
            onClick={() => setEdited(keyOf(item))}
          >
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('settings.remove', { name: keyOf(item) })}
            onClick={() => setDraft(removed(items, item))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ),
    },
  ];
  const toolbar = (
    <>
      {!isReadOnly && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('')}>
          {t(`settings.add.${page}`)}
        </Button>
      )}
      <TextInput
        type="search"
        aria-label={t('settings.search')}
        placeholder={t('settings.search')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
    </>
  );
  return (
    <>
      {saving.isError && <ErrorAlert error={saving.error} title={t('settings.notSaved')} />}
      <DataGrid
        id={`settings-${page}`}
        label={t(`settings.sections.${page}`)}
        columns={isReadOnly ? columns : allColumns}
        rows={shown}
        rowKey={keyOf}
        toolbar={toolbar}
        onOpen={isReadOnly ? undefined : (item) => setEdited(keyOf(item))}
      />
      {shown.length === 0 && (
        <EmptyState
          my="lg"
          icon={<IconListDetails aria-hidden />}
          title={sought === '' ? t('settings.empty') : t('settings.noneMatch')}
          description={sought === '' ? t(`settings.emptyNext.${page}`) : t('settings.noneMatchNext')}
        />
      )}
      <Modal
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={editedItem ? t('settings.edit', { name: keyOf(editedItem) }) : t(`settings.add.${page}`)}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        classNames={{ body: classes.dialog }}
      >
        {renderDialog({
          item: editedItem,
          taken: items.filter((item) => item !== editedItem).map(keyOf),
          onCancel: close,
          onDone: (item) => {
            setDraft(replaced(items, editedItem, item));
            close();
          },
        })}
      </Modal>
      {!isReadOnly && (
        <SubmitBar
          isChanged={draft !== null}
          isSaving={saving.isPending}
          onSubmit={() => saving.mutate(items)}
          onReset={() => setDraft(null)}
        />
      )}
    </>
  );
}
