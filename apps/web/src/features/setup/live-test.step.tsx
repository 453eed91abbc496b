import { Alert, Button, Stack, Text } from '@mantine/core';
import type { CallDetail, LineSettings } from '@planfix-asterisk/contracts';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { ShownWhole } from '../../shared/shown-whole.tsx';
import { AnchorLink } from '../../shared/links.tsx';
import type { SectionPageProps } from '../settings/section-page-props.ts';
import type { LiveCheck } from './live-test-checks.ts';
import { liveChecks } from './live-test-checks.ts';
import { LiveTestHelp } from './live-test-help.tsx';
import { LiveTestMessages } from './live-test-messages.tsx';
import classes from './setup.module.css';
import { StepButtons } from './step-bar.tsx';
import { useStepScope } from './step-scope.ts';
import { useFirstNewCall } from './use-first-new-call.ts';

export function LiveTestStep({ settings }: SectionPageProps) {
  const [round, setRound] = useState(0);
  return <Round key={round} lines={settings.lines ?? []} onAgain={() => setRound(round + 1)} />;
}

interface RoundProps {
  readonly lines: readonly LineSettings[];
  readonly onAgain: () => void;
}

/** One call, followed from the first ring to PlanFix's last answer. */
function Round({ lines, onAgain }: RoundProps) {
  const { t } = useTranslation();
  const { onNext } = useStepScope();
  const { call, isReady, error } = useFirstNewCall();
  const checks = liveChecks(call);
  const isDone = checks.every(({ state }) => state === 'done');
  const isOver = call !== undefined && call.endedAt !== null;
  return (
    <>
      <Alert color="sky" title={isReady ? t('setup.test.call') : t('setup.test.getReady')} role="status">
        <Text size="sm">
          {lines.length === 0
            ? t('setup.test.anyLine')
            : t('setup.test.lines', { lines: lines.slice(0, 5).map(lineWords).join('; ') })}
        </Text>
      </Alert>
      {error && <ErrorAlert error={error} title={t('setup.test.failed')} />}
      <div role="list" aria-label={t('setup.test.checks')}>
        {checks.map((check) => (
          <CheckLine key={check.id} {...check} call={call} />
        ))}
      </div>
      {call && <LiveTestMessages call={call} />}
      {isDone && (
        <ShownWhole>
          <Alert color="green" title={t('setup.test.doneTitle')} role="status">
            <Text size="sm">{t('setup.test.doneText')}</Text>
          </Alert>
        </ShownWhole>
      )}
      {!isDone && <LiveTestHelp call={call} />}
      <Stack align="flex-start">
        {isOver && (
          <Button variant="default" onClick={onAgain}>
            {t('setup.test.again')}
          </Button>
        )}
      </Stack>
      <StepButtons
        nextLabel={t('setup.finish')}
        onNext={() =>
          onNext(checks.some(({ id, state }) => id === 'told' && state === 'done') ? 'done' : 'skipped')
        }
      />
    </>
  );
}

const lineWords = ({ number, name }: LineSettings): string => [number, name].filter(Boolean).join(' — ');
const icons = { waiting: IconCircleDashed, done: IconCircleCheckFilled, failed: IconCircleXFilled } as const;

function CheckLine({ id, state, call }: LiveCheck & { readonly call: CallDetail | undefined }) {
  const { t } = useTranslation();
  const Icon = icons[state];
  return (
    <div role="listitem" className={classes.check} data-state={state}>
      <Icon size={24} aria-hidden />
      <div>
        <Text size="sm" fw={600}>
          {t(`setup.test.check.${id}.title`)}
        </Text>
        <Text size="sm" c={state === 'failed' ? 'var(--panel-bad)' : 'dimmed'}>
          {t(`setup.test.check.${id}.${state}`)}{' '}
          {id === 'seen' && call && (
            <AnchorLink to="/calls/$callId" params={{ callId: call.callId }} inherit underline="always">
              {[call.clientNumber, call.line].filter(Boolean).join(' → ') || call.callId}
            </AnchorLink>
          )}
        </Text>
      </div>
    </div>
  );
}
