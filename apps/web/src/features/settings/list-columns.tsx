import { ActionIcon, Group } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import type { ListKind } from './list-kind.ts';
import type { ListDraft } from './use-list-draft.ts';

interface ListColumnsOptions<Item extends object> {
  readonly kind: ListKind<Item>;
  readonly draft: ListDraft<Item>;
  readonly onEdit: (item: Item) => void;
}

/** The columns of a list that may be changed. By keyboard Enter edits a row, Space marks it for what can be done with many. */
export function useListColumns<Item extends object>({
  kind: { columns, keyOf },
  draft,
  onEdit,
}: ListColumnsOptions<Item>): readonly GridColumn<Item>[] {
  const { t } = useTranslation();
  const actions: GridColumn<Item> = {
    id: 'actions',
    header: t('settings.actions'),
    width: 110,
    isFixed: true,
    cell: (item) => (
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          tabIndex={-1}
          aria-label={t('settings.edit', { name: keyOf(item) })}
          onClick={() => onEdit(item)}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          tabIndex={-1}
          aria-label={t('settings.remove', { name: keyOf(item) })}
          onClick={() => draft.remove([item])}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
    ),
  };
  return [...columns, actions];
}
