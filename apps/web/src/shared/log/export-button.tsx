import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, saveAs } from '../../api/download.ts';
import { ErrorAlert } from '../error-alert.tsx';
import { useLanguage } from '../use-language.ts';

interface ExportButtonProps {
  /** Where the file comes from, in this language. */
  readonly addressIn: (language: 'ru' | 'en') => string;
  readonly name: string;
}

/** What the filter shows as a file for spreadsheets: all of it, not only what has been read into the list. */
export function ExportButton({ addressIn, name }: ExportButtonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rows, setRows] = useState(0);
  const abort = useRef<AbortController | null>(null);
  const exporting = useMutation({
    mutationFn: async () => {
      setRows(0);
      abort.current = new AbortController();
      const { signal } = abort.current;
      const address = addressIn(language === 'ru' ? 'ru' : 'en');
      // The first line is the head.
      const file = await download({ address, signal, onLines: (lines) => setRows(Math.max(0, lines - 1)) });
      saveAs(file, `${name}.csv`);
    },
  });
  const close = (): void => {
    abort.current?.abort();
    exporting.reset();
  };
  const shown = new Intl.NumberFormat(language).format(rows);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        onClick={() => exporting.mutate()}
      >
        {t('export.button')}
      </Button>
      <Modal
        opened={exporting.isPending || exporting.isError}
        onClose={close}
        title={t('export.title')}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <Stack>
          {exporting.isError ? (
            <ErrorAlert
              error={exporting.error}
              title={t('export.failed')}
              onRetry={() => exporting.mutate()}
            />
          ) : (
            <>
              <Progress value={100} animated aria-label={t('export.title')} />
              <Text size="sm" role="status">
                {t('export.rows', { count: rows, shown })}
              </Text>
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('app.cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
