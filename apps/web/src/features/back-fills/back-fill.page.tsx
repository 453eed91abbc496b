import { Stack, Text } from '@mantine/core';
import type { BackFill } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { backFillQuery } from '../../api/back-fills.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { RecordsTroubleAlert } from '../records/records-trouble.tsx';
import { useSession } from '../session/session-context.ts';
import { BackFillActions } from './back-fill-actions.tsx';
import { BackFillBadge } from './back-fill-badge.tsx';
import { BackFillProgress } from './back-fill-progress.tsx';

const route = getRouteApi('/back-fills/$backFillId');

export function BackFillPage() {
  const { t } = useTranslation();
  const { backFillId } = route.useParams();
  const { data, error, refetch } = useQuery(backFillQuery(Number(backFillId)));
  return (
    <Page
      title={t('backFills.one', { id: backFillId })}
      aside={<AnchorLink to="/back-fills">{t('backFills.all')}</AnchorLink>}
    >
      {error && <ErrorAlert error={error} title={t('backFills.notRead')} onRetry={() => void refetch()} />}
      {data ? <OneBackFill backFill={data} /> : !error && <Loading />}
    </Page>
  );
}

function OneBackFill({ backFill }: { readonly backFill: BackFill }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const { trouble, troubleDetail, state, from, to } = backFill;
  return (
    <Stack gap="lg">
      <BackFillFacts backFill={backFill} />
      {trouble !== null && <RecordsTroubleAlert trouble={trouble} detail={troubleDetail} willRetry />}
      <BackFillProgress backFill={backFill} />
      <Text size="sm">{t(`backFills.stateText.${state}`)}</Text>
      <AnchorLink to="/calls" search={{ from, to }}>
        {t('backFills.calls')}
      </AnchorLink>
      {role === 'admin' && <BackFillActions backFill={backFill} />}
    </Stack>
  );
}

function BackFillFacts({ backFill }: { readonly backFill: BackFill }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { from, to, origin, startedBy, createdBy, node, startedAt, finishedAt } = backFill;
  const time = (at: number | null) => (at === null ? null : formatDateTime(at, language));
  return (
    <FactsList
      facts={[
        { label: t('delivery.state'), value: <BackFillBadge backFill={backFill} /> },
        { label: t('backFills.from'), value: time(from) },
        { label: t('backFills.to'), value: time(to) },
        {
          label: t('backFills.by'),
          value: origin === 'outage' ? t('backFills.byItself') : (startedBy ?? createdBy),
        },
        { label: t('backFills.node'), value: node },
        { label: t('replays.startedAt'), value: time(startedAt) },
        { label: t('delivery.finishedAt'), value: time(finishedAt) },
      ]}
    />
  );
}
