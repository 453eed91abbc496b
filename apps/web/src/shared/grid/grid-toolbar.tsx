import { ActionIcon, Group, Menu, Tooltip } from '@mantine/core';
import { IconColumns3, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface GridToolbarProps {
  readonly columns: readonly { readonly id: string; readonly header: string; readonly isShown: boolean }[];
  readonly onToggleColumn: (id: string, isShown: boolean) => void;
  readonly onRefresh: (() => void) | undefined;
  readonly isRefreshing: boolean | undefined;
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** FreePBX's order: what the page adds on the left, refresh and the column chooser on the right. */
export function GridToolbar({
  columns,
  onToggleColumn,
  onRefresh,
  isRefreshing,
  tools,
  children,
}: GridToolbarProps) {
  const { t } = useTranslation();
  return (
    <Group align="flex-end" mb="xs" gap="xs">
      {/* On a phone the tools go below, rather than cut these. */}
      <Group gap="xs" style={{ flex: '1 1 auto', maxWidth: '100%' }}>
        {children}
      </Group>
      <Group gap={4} ml="auto" wrap="nowrap">
        {tools}
        {onRefresh && (
          <Tooltip label={t('grid.refresh')}>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('grid.refresh')}
              loading={isRefreshing ?? false}
              onClick={onRefresh}
            >
              <IconRefresh size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <Tooltip label={t('grid.columns')}>
              <ActionIcon variant="default" size="lg" aria-label={t('grid.columns')}>
                <IconColumns3 size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {columns.map(({ id, header, isShown }) => (
              <Menu.CheckboxItem key={id} checked={isShown} onChange={(next) => onToggleColumn(id, next)}>
                {header}
              </Menu.CheckboxItem>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Group>
  );
}
