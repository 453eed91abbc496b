import { Button, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { makeRecordingKey, recordingAccessQuery } from '../../api/recordings.ts';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatBytes, formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useToast } from '../../shared/use-toast.ts';
import { useSession } from '../session/session-context.ts';

/** The room the finished files take, and the key of all links, which an administrator may change. */
export function RecordingKeeping({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const language = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const [isAsking, { open, close }] = useDisclosure(false);
  const { data, error } = useQuery({ ...recordingAccessQuery, enabled: role === 'admin' });
  const making = useMutation({
    mutationFn: makeRecordingKey,
    onSuccess: (access) => {
      client.setQueryData(recordingAccessQuery.queryKey, access);
      toast(t('recordings.keyMade'), t('recordings.keyMadeText'));
    },
    onSettled: close,
  });
  if (role !== 'admin') return null;
  if (error) return <ErrorAlert error={error} title={t('recordings.failed')} />;
  if (!data) return null;
  const { files, bytes, limitBytes } = data.cache;
  const use = t('recordings.use', {
    count: files,
    bytes: formatBytes(bytes, language),
    limit: formatBytes(limitBytes, language),
  });
  return (
    <Stack gap="sm" my="sm" maw={720} align="flex-start">
      <Text size="sm">{use}</Text>
      <Progress w="100%" value={Math.min(100, (100 * bytes) / limitBytes)} aria-label={use} />
      <Text size="sm">
        {data.rotatedAt === 0
          ? t('recordings.firstKey')
          : t('recordings.keySince', { at: formatDateTime(data.rotatedAt, language) })}
      </Text>
      {!isReadOnly && (
        <Button variant="default" leftSection={<IconKey size={16} aria-hidden />} onClick={open}>
          {t('recordings.newKey')}
        </Button>
      )}
      {making.isError && <ErrorAlert error={making.error} title={t('recordings.keyFailed')} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('recordings.newKeyTitle')}
        text={t('recordings.newKeyText')}
        confirm={t('recordings.newKey')}
        isPending={making.isPending}
        onConfirm={() => making.mutate()}
        onClose={close}
      />
    </Stack>
  );
}
