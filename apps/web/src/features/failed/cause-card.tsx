import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import type { CauseGroup } from './cause-groups.ts';
import { filterOf } from './cause-groups.ts';

interface CauseCardProps {
  readonly group: CauseGroup;
  /** What can be done with the whole group. */
  readonly children?: ReactNode;
}

/** One cause: what happened, how often, since when, and what to do. */
export function CauseCard({ group, children }: CauseCardProps) {
  const { t } = useTranslation();
  const { cause, status } = group;
  const title = cause === null ? t('failed.notTried.title') : t(`cause.${cause}.title`);
  return (
    <Paper component="article" withBorder p="md" radius="sm">
      <Title order={3} size="h5">
        {status === null ? title : t('failed.withStatus', { title, status })}
      </Title>
      <GroupNumbers group={group} />
      <Text size="sm" mt="xs">
        {cause === null ? t('failed.notTried.next') : t(`cause.${cause}.next`)}
      </Text>
      <Group mt="sm" gap="md">
        {children}
        <AnchorLink to="/deliveries" search={filterOf(group)} size="sm">
          {t('failed.look')}
        </AnchorLink>
      </Group>
    </Paper>
  );
}

function GroupNumbers({ group }: { readonly group: CauseGroup }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { count, kinds, since, lastAt } = group;
  const parts = [
    t('failed.count', { count }),
    since !== null && t('failed.since', { time: formatDateTime(since, language) }),
    lastAt !== null && lastAt !== since && t('failed.last', { time: formatDateTime(lastAt, language) }),
  ];
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <Text size="sm" fw={600}>
        {parts.filter(Boolean).join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {kinds.map((one) => `${t(`kind.${one.kind}`)}: ${number.format(one.count)}`).join(' · ')}
      </Text>
    </>
  );
}
