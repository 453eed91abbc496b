import { ActionIcon, Group, Table, Text, Tooltip } from '@mantine/core';
import type { TraceFile } from '@planfix-asterisk/contracts';
import { IconDownload, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchTrace, removeTrace, traceAddress, tracesQuery } from '../../api/traces.ts';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatBytes, formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

interface TraceFileListProps {
  readonly files: readonly TraceFile[];
  readonly onPlay: (file: File) => void;
}

/** The recordings that are kept: to be played here, taken away, or deleted. */
export function TraceFileList({ files, onPlay }: TraceFileListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [doomed, setDoomed] = useState<string | null>(null);
  const playing = useMutation({ mutationFn: fetchTrace, onSuccess: onPlay });
  const removing = useMutation({
    mutationFn: removeTrace,
    // Also after a failure: the answer alone may have been lost.
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: tracesQuery.queryKey });
      setDoomed(null);
    },
  });
  if (files.length === 0) return <Text size="sm">{t('trace.noFiles')}</Text>;
  return (
    <>
      {playing.isError && <ErrorAlert error={playing.error} title={t('trace.failed')} />}
      {removing.isError && <ErrorAlert error={removing.error} title={t('trace.notRemoved')} />}
      <Table.ScrollContainer minWidth={320}>
        <Table aria-label={t('trace.files')}>
          <Table.Tbody>
            {files.map(({ name, node, recordedAt, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td>{formatDateTime(recordedAt, language)}</Table.Td>
                <Table.Td>{node}</Table.Td>
                <Table.Td>{formatBytes(bytes, language)}</Table.Td>
                <Table.Td>
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <Tooltip label={t('trace.play', { name })}>
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('trace.play', { name })}
                        loading={playing.isPending && playing.variables === name}
                        onClick={() => playing.mutate(name)}
                      >
                        <IconPlayerPlay size={18} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                    <Tooltip label={t('trace.download', { name })}>
                      <ActionIcon
                        variant="subtle"
                        component="a"
                        href={traceAddress(name)}
                        download
                        aria-label={t('trace.download', { name })}
                      >
                        <IconDownload size={18} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                    <Tooltip label={t('trace.remove', { name })}>
                      <ActionIcon
                        variant="subtle"
                        color="red"
                        aria-label={t('trace.remove', { name })}
                        onClick={() => setDoomed(name)}
                      >
                        <IconTrash size={18} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <ConfirmDialog
        isOpen={doomed !== null}
        title={t('trace.removeTitle')}
        text={t('trace.removeText')}
        confirm={t('trace.removeNow')}
        isPending={removing.isPending}
        onConfirm={() => doomed !== null && removing.mutate(doomed)}
        onClose={() => setDoomed(null)}
      />
    </>
  );
}
