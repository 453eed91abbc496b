import { Stack, Text } from '@mantine/core';
import type { CallDetail, TraceFile } from '@planfix-asterisk/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callInTraceQuery, tracesQuery } from '../../api/traces.ts';
import { formatTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/use-language.ts';

/**
 * Traces of the call, and what else was recorded of its PBX meanwhile, each under its own name; where the call is in none, the
 * way to a trace of the next one.
 */
export function CallTraces({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(tracesQuery);
  const files = data?.files.filter((file) => isAtTimeOf(file, call)) ?? [];
  const found = useQueries({ queries: files.map(({ name }) => callInTraceQuery(name, call.callId)) });
  const number = call.clientNumber || call.extension;
  if (!data || found.some(({ isPending }) => isPending)) return null;
  const isInNone = !found.some((query) => query.data?.hasCall);
  return (
    <Stack gap={4} align="flex-start">
      {files.map(({ name, startedAt }, at) => (
        <AnchorLink key={name} to="/tools/trace" search={{ file: name }} size="sm">
          {t(found[at]?.data?.hasCall ? 'trace.ofThisCall' : 'trace.ofThatTime', {
            at: formatTime(startedAt, language),
          })}
        </AnchorLink>
      ))}
      {isInNone && number && (
        <AnchorLink to="/tools/trace" search={{ number }} size="sm">
          {t('trace.recordNext')}
        </AnchorLink>
      )}
      {isInNone && !number && files.length === 0 && <Text size="sm">{t('trace.noFiles')}</Text>}
    </Stack>
  );
}

const isAtTimeOf = (file: TraceFile, call: CallDetail): boolean =>
  file.node === call.node &&
  file.startedAt <= (call.endedAt ?? Infinity) &&
  file.recordedAt >= call.startedAt;
