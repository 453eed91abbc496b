import { EmptyState, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { troublesQuery } from '../../api/troubles.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { PausedNotice } from '../../shared/paused-notice.tsx';
import { CauseCard } from './cause-card.tsx';
import { ReplayManyButton } from '../replays/replay-many-button.tsx';
import { replayFilterOf } from '../replays/replay-filter.ts';
import { causeGroups, filterOf } from './cause-groups.ts';
import type { CauseGroup } from './cause-groups.ts';

const sections = ['failed', 'retrying', 'late'] as const;
type Section = (typeof sections)[number];
const sectionOf: Record<CauseGroup['state'], Section> = {
  failed: 'failed',
  retrying: 'retrying',
  expired: 'late',
  superseded: 'late',
};

/** What did not reach PlanFix, by cause: what happened, and what to do about it. */
export function FailedPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(troublesQuery);
  return (
    <Page title={t('failed.title')}>
      {error && <ErrorAlert error={error} title={t('failed.notRead')} onRetry={() => void refetch()} />}
      {data ? <Groups groups={causeGroups(data.groups)} /> : !error && <Loading />}
    </Page>
  );
}

function Groups({ groups }: { readonly groups: readonly CauseGroup[] }) {
  const { t } = useTranslation();
  const hasFailed = groups.some(({ state }) => state === 'failed');
  return (
    <Stack gap="xl">
      <PausedNotice />
      {!hasFailed && (
        <EmptyState
          my="md"
          icon={<IconCircleCheck aria-hidden />}
          title={t('failed.none')}
          description={t('failed.noneNext')}
        />
      )}
      {sections.map((section) => {
        const members = groups.filter(({ state }) => sectionOf[state] === section);
        if (members.length === 0) return null;
        return (
          <section key={section} aria-labelledby={section}>
            <Title order={2} size="h4" id={section}>
              {t(`failed.section.${section}.title`)}
            </Title>
            <Text size="sm" c="dimmed" mb="sm">
              {t(`failed.section.${section}.text`)}
            </Text>
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              {members.map((group) => (
                <CauseCard key={group.key} group={group}>
                  {group.state !== 'retrying' && (
                    <ReplayManyButton
                      filter={replayFilterOf(filterOf(group))}
                      label={t('replays.openPlan')}
                    />
                  )}
                </CauseCard>
              ))}
            </SimpleGrid>
          </section>
        );
      })}
    </Stack>
  );
}
