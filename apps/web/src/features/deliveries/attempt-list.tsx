import { Group, Text, Timeline } from '@mantine/core';
import type { Attempt, AttemptOutcome } from '@planfix-asterisk/contracts';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format.ts';
import { OutcomeBadge } from '../../shared/status-badge.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { AttemptExchange } from './attempt-exchange.tsx';
import { AttemptPhases } from './attempt-phases.tsx';

const bullets: Record<AttemptOutcome, { readonly color: string; readonly Icon: typeof IconCheck }> = {
  delivered: { color: 'green.8', Icon: IconCheck },
  not_sent: { color: 'red.8', Icon: IconX },
  refused: { color: 'red.8', Icon: IconX },
  ambiguous: { color: 'orange.8', Icon: IconQuestionMark },
};

/** The latest on top: that one decided. */
export function AttemptList({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const { t } = useTranslation();
  if (attempts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('attempt.none')}
      </Text>
    );
  }
  const latestFirst = [...attempts].sort((a, b) => b.number - a.number);
  return (
    <Timeline bulletSize={24} lineWidth={2} active={latestFirst.length}>
      {latestFirst.map((attempt) => {
        const { color, Icon } = bullets[attempt.outcome];
        return (
          <Timeline.Item
            key={attempt.number}
            color={color}
            bullet={<Icon size={14} aria-hidden />}
            title={<AttemptTitle attempt={attempt} />}
          >
            <AttemptStory attempt={attempt} />
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function AttemptTitle({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Text fw={600} size="sm">
        {t('attempt.number', { number: attempt.number })}
      </Text>
      <OutcomeBadge outcome={attempt.outcome} />
    </Group>
  );
}

function AttemptStory({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cause, trigger, actor, reason, detail, response } = attempt;
  return (
    <>
      <Text size="sm">{formatDateTime(attempt.startedAt, language)}</Text>
      {trigger !== 'auto' && (
        <Text size="sm">
          {t(`attempt.trigger.${trigger}`, { actor: actor ?? '—' })}
          {reason !== null && `: «${reason}»`}
        </Text>
      )}
      {cause !== 'ok' && (
        <Text size="sm" mt={4}>
          <strong>{t(`cause.${cause}.title`)}</strong>
          {response && ` (HTTP ${response.status})`}. {t(`cause.${cause}.next`)}
        </Text>
      )}
      {detail !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t(`attemptDetail.${detail.code}`, { replace: detail.values })}
        </Text>
      )}
      <AttemptPhases attempt={attempt} />
      <AttemptExchange attempt={attempt} />
    </>
  );
}
