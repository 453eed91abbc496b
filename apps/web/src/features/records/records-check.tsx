import { Alert, Button, Stack, Text } from '@mantine/core';
import type { RecordsCheck as Check } from '@planfix-asterisk/contracts';
import { secretIsSet } from '@planfix-asterisk/contracts';
import { IconCircleCheck, IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { checkRecords } from '../../api/back-fills.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { fieldLabels } from '../../shared/field-words.ts';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { RecordsTroubleAlert } from './records-trouble.tsx';

/** Reads records with the address the form holds, saved or not, and says what it found. */
export function RecordsCheck({ url }: { readonly url: string | undefined }) {
  const { t } = useTranslation();
  const checking = useMutation({ mutationFn: checkRecords });
  return (
    <Stack gap="sm" align="flex-start" my="md" maw={720}>
      <Button
        variant="default"
        leftSection={<IconPlugConnected size={18} aria-hidden />}
        loading={checking.isPending}
        disabled={url === undefined || url === ''}
        onClick={() => checking.mutate(url === secretIsSet ? undefined : url)}
      >
        {t('records.check')}
      </Button>
      {checking.isError && (
        <ErrorAlert
          error={checking.error}
          title={t('records.notChecked')}
          fieldWords={fieldLabels({ 'cdr.url': t('settings.fields.cdrUrl.label') })}
        />
      )}
      {checking.isSuccess && <CheckResult check={checking.data} />}
    </Stack>
  );
}

function CheckResult({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { trouble, detail, kind, newestLocal, newestAt, offsetMinutes, isIndexed } = check;
  if (trouble !== null || kind === null)
    return <RecordsTroubleAlert trouble={trouble ?? 'failed'} detail={detail} />;
  return (
    <Alert
      color={isIndexed ? 'green' : 'orange'}
      icon={<IconCircleCheck aria-hidden />}
      title={t(`records.kind.${kind}`)}
      role="status"
    >
      <Text size="sm">
        {newestLocal === null
          ? t('records.none')
          : t('records.newest', {
              local: newestLocal,
              here: newestAt === null ? '—' : formatDateTime(newestAt, language),
            })}
      </Text>
      {newestLocal !== null && (
        <Text size="sm">
          {offsetMinutes === null
            ? t('records.offsetUnknown')
            : t('records.offset', { offset: offsetText(offsetMinutes) })}
        </Text>
      )}
      {kind === 'master-csv' && <Text size="sm">{t('records.masterCsvLacks')}</Text>}
      {!isIndexed && <Text size="sm">{t('records.notIndexed')}</Text>}
    </Alert>
  );
}

/** `UTC+3`, `UTC−9:30`, `UTC` */
function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes > 0 ? '+' : '−'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
