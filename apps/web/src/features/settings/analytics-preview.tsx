import { Select, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Call } from '@planfix-asterisk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { latestCallsQuery } from '../../api/calls.ts';
import { checkAnalytics } from '../../api/setup.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useSession } from '../session/session-context.ts';
import { SettingsGroup } from './settings-group.tsx';

const typingMs = 250;

interface AnalyticsPreviewProps {
  /** As they stand on the page, saved or not. */
  readonly templates: Readonly<Record<string, string>>;
}

/** What PlanFix would get for a real call. */
export function AnalyticsPreview({ templates }: AnalyticsPreviewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { role } = useSession();
  const [callId, setCallId] = useState<string | null>(null);
  const [asked] = useDebouncedValue(JSON.stringify(templates), typingMs);
  const isAdmin = role === 'admin';
  const calls = useQuery({ ...latestCallsQuery, enabled: isAdmin });
  const { data, error } = useQuery({
    queryKey: ['analytics-check', asked, callId],
    queryFn: ({ signal }) =>
      checkAnalytics(
        { templates: JSON.parse(asked) as Record<string, string>, ...(callId !== null && { callId }) },
        signal,
      ),
    enabled: isAdmin,
    placeholderData: keepPreviousData,
  });
  if (!isAdmin) return null;
  const over =
    calls.data?.items.filter(({ endedAt, extension }) => endedAt !== null && extension !== null) ?? [];
  return (
    <SettingsGroup title={t('analytics.preview')} text={t('analytics.previewText')}>
      {error && <ErrorAlert error={error} title={t('analytics.previewFailed')} />}
      {data?.callId === null && <Text size="sm">{t('analytics.noCall')}</Text>}
      {data && data.callId !== null && (
        <>
          <Select
            label={t('analytics.call')}
            maw={460}
            my="sm"
            allowDeselect={false}
            value={data.callId}
            data={over.map((call) => ({ value: call.callId, label: words(call, language) }))}
            onChange={setCallId}
          />
          <Fields fields={data.fields} />
        </>
      )}
    </SettingsGroup>
  );
}

const words = ({ startedAt, clientNumber, employeeName, extension }: Call, language: string): string =>
  [formatDateTime(startedAt, language), clientNumber, employeeName ?? extension].filter(Boolean).join(' · ');

function Fields({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const rows = Object.entries(fields);
  if (rows.length === 0) return <Text size="sm">{t('analytics.nothing')}</Text>;
  return (
    <Table maw={720} aria-label={t('analytics.preview')} withTableBorder>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="40%">
              {name}
            </Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
