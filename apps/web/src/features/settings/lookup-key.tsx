import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { LookupAccess } from '@planfix-asterisk/contracts';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { lookupAccessQuery, makeLookupKey } from '../../api/way-back.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useToast } from '../../shared/use-toast.ts';
import { SettingRow } from './setting-row.tsx';

interface LookupKeyProps {
  readonly access: LookupAccess | undefined;
  readonly isSet: boolean;
  readonly isReadOnly: boolean;
  readonly isSaved: boolean;
}

/** The key in the address of the look-ups: shown, copied, made, and made anew once the former one is asked to end. */
export function LookupKey({ access, isSet, isReadOnly, isSaved }: LookupKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const [isAsking, { open, close }] = useDisclosure(false);
  const making = useMutation({
    mutationFn: makeLookupKey,
    onSuccess: async (made) => {
      client.setQueryData(lookupAccessQuery.queryKey, made);
      await client.invalidateQueries({ queryKey: settingsQuery.queryKey });
      toast(t('lookup.keyMade'), t('lookup.keyMadeNext'));
    },
    onSettled: close,
  });
  const key = access?.key ?? '';
  const make = t(isSet ? 'lookup.newKey' : 'lookup.makeKey');
  return (
    <SettingRow field="lookupKey">
      {(row) => (
        <Stack gap="xs">
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              {...row}
              flex={1}
              readOnly
              variant="filled"
              value={key}
              placeholder={isSet ? '••••••••' : t('settings.secretNotSet')}
              onFocus={(event) => event.currentTarget.select()}
            />
            {key !== '' && <CopyButton value={key} what={t('settings.fields.lookupKey.label')} />}
          </Group>
          {!isReadOnly && (
            <Button
              variant="default"
              w="fit-content"
              leftSection={<IconKey size={16} aria-hidden />}
              disabled={!isSaved}
              loading={making.isPending}
              onClick={() => (isSet ? open() : making.mutate())}
            >
              {make}
            </Button>
          )}
          {making.isError && <ErrorAlert error={making.error} title={t('lookup.keyFailed')} />}
          <ConfirmDialog
            isOpen={isAsking}
            title={t('lookup.newKeyTitle')}
            text={t('lookup.newKeyText')}
            confirm={t('lookup.newKey')}
            isPending={making.isPending}
            onConfirm={() => making.mutate()}
            onClose={close}
          />
        </Stack>
      )}
    </SettingRow>
  );
}
