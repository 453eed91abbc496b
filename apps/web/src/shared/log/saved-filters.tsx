import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput, Tooltip } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import type { SavedFilter } from '@planfix-asterisk/contracts';
import { IconBookmark, IconBookmarkPlus, IconLink, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeFilter, savedFiltersQuery, saveFilter } from '../../api/saved-filters.ts';
import { ErrorAlert } from '../error-alert.tsx';
import { useToast } from '../use-toast.ts';

interface SavedFiltersProps {
  readonly page: string;
  /** Of the page without what is open beside the list. */
  readonly path: string;
}

/** Filters one has named, and the link to what one sees now. */
export function SavedFilters({ page, path }: SavedFiltersProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  const { data } = useQuery(savedFiltersQuery);
  const clipboard = useClipboard();
  const [isNaming, naming] = useDisclosure(false);
  const removing = useRemoving(page);
  const filters = data?.filters.filter((one) => one.page === page) ?? [];
  return (
    <>
      <Menu position="bottom-start" width={300}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {t('savedFilters.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {filters.length === 0 && <Menu.Label>{t('savedFilters.none')}</Menu.Label>}
          {filters.map((filter) => (
            <Group key={filter.id} gap={0} wrap="nowrap">
              <Menu.Item onClick={() => router.history.push(path + filter.search)}>{filter.name}</Menu.Item>
              <Tooltip label={t('savedFilters.remove', { name: filter.name })}>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('savedFilters.remove', { name: filter.name })}
                  onClick={() => removing.mutate(filter)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconBookmarkPlus size={16} aria-hidden />}
            disabled={search === ''}
            onClick={naming.open}
          >
            {t('savedFilters.save')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLink size={16} aria-hidden />}
            closeMenuOnClick={false}
            onClick={() => clipboard.copy(window.location.origin + path + search)}
          >
            {clipboard.copied ? t('savedFilters.copied') : t('savedFilters.copy')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isNaming}
        onClose={naming.close}
        title={t('savedFilters.save')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <NameForm page={page} search={search} onDone={naming.close} />
      </Modal>
    </>
  );
}

function useRemoving(page: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const onSettled = () => client.invalidateQueries({ queryKey: savedFiltersQuery.queryKey });
  const restoring = useMutation({ mutationFn: saveFilter, onSettled });
  return useMutation({
    mutationFn: ({ id }: SavedFilter) => removeFilter(id),
    onSuccess: (_, { name, search }) =>
      toast(t('savedFilters.removed', { name }), '', () => restoring.mutate({ page, name, search })),
    onSettled,
  });
}

interface NameFormProps {
  readonly page: string;
  readonly search: string;
  readonly onDone: () => void;
}

function NameForm({ page, search, onDone }: NameFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const saving = useMutation({
    mutationFn: saveFilter,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedFiltersQuery.queryKey });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ page, name: name.trim(), search });
      }}
    >
      <Stack>
        <TextInput
          label={t('savedFilters.name')}
          description={t('savedFilters.nameHelp')}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {saving.isError && <ErrorAlert error={saving.error} title={t('savedFilters.failed')} />}
        <Button type="submit" disabled={name.trim() === ''} loading={saving.isPending}>
          {t('savedFilters.submit')}
        </Button>
      </Stack>
    </form>
  );
}
