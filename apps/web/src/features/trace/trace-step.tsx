import { ActionIcon, Code, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { callsAfter } from './play-file.ts';
import type { PlayedStep } from './play-file.ts';
import { useStepWords } from './step-words.tsx';

interface TraceStepViewProps {
  readonly steps: readonly PlayedStep[];
  readonly number: number;
  readonly onGo: (number: number) => void;
}

/** One step in full: what came of it, the calls as they are then, and the event as Asterisk sent it. */
export function TraceStepView({ steps, number, onGo }: TraceStepViewProps) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  const step = steps[number - 1];
  if (step === undefined) return null;
  const { did, told, why } = wordsOf(step);
  const lines = [...did, ...told.map((line) => `→ ${line}`), ...why.map((line) => `! ${line}`)];
  const headers = Object.entries(step.entry?.block ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}`),
  );
  const calls = callsAfter(steps, number);
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-label={t('trace.step', { number, count: steps.length })}
    >
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('trace.step', { number, count: steps.length })}
          </Title>
          <Group gap="xs">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('trace.previous')}
              disabled={number === 1}
              onClick={() => onGo(number - 1)}
            >
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('trace.next')}
              disabled={number === steps.length}
              onClick={() => onGo(number + 1)}
            >
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <div role="status">
          {lines.length === 0 ? (
            <Text size="sm">{t(step.output === undefined ? 'trace.unused' : 'trace.noChange')}</Text>
          ) : (
            <List size="sm">
              {lines.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          )}
        </div>
        <div>
          <Text size="sm" fw={600}>
            {t('trace.calls')}
          </Text>
          {calls.length === 0 && <Text size="sm">{t('trace.noCalls')}</Text>}
          {calls.map(({ callId, direction, clientNumber, phase, employee, talkS }) => (
            <Text size="sm" key={callId}>
              <Code>{callId}</Code>{' '}
              {[
                t(`direction.${direction}`),
                clientNumber,
                t(`phase.${phase}`),
                employee?.extension,
                talkS > 0 && `${talkS} s`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          ))}
        </div>
        {headers.length > 0 && (
          <Code block tabIndex={0} aria-label={t('trace.event')}>
            {headers.join('\n')}
          </Code>
        )}
      </Stack>
    </Paper>
  );
}
