import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import type {
  PanelSettings,
  SetupChange,
  SetupMark,
  SetupProgress,
  SetupStep,
} from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { changeSetup, setupProgressQuery } from '../../api/setup.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { EmployeesPage } from '../settings/employees.form.tsx';
import { LinesPage } from '../settings/lines.form.tsx';
import type { SectionPageProps } from '../settings/section-page-props.ts';
import { SettingsAccess } from '../settings/settings-access-provider.tsx';
import type { FormBarProps } from '../settings/submit-bar.tsx';
import { FormBarContext } from '../settings/submit-bar.tsx';
import { LiveTestStep } from './live-test.step.tsx';
import { PbxStep } from './pbx.step.tsx';
import { PlanfixStep } from './planfix.step.tsx';
import { RecordingsStep } from './recordings.step.tsx';
import { isSetupStep, stepAfter, stepBefore } from './setup-steps.ts';
import classes from './setup.module.css';
import { StepBar } from './step-bar.tsx';
import { StepList } from './step-list.tsx';
import { StepScopeContext } from './step-scope.ts';

const route = getRouteApi('/setup/$step');

const forms: Record<SetupStep, ComponentType<SectionPageProps>> = {
  planfix: PlanfixStep,
  pbx: PbxStep,
  employees: EmployeesPage,
  lines: LinesPage,
  recordings: RecordingsStep,
  test: LiveTestStep,
};

const renderStepBar = (props: FormBarProps) => <StepBar {...props} />;

/** The set-up wizard. How far it has come is kept on the server, so it goes on in any browser. */
export function SetupPage() {
  const { t } = useTranslation();
  const { step } = route.useParams();
  const progress = useQuery(setupProgressQuery);
  const settings = useQuery(settingsQuery);
  const failed = [progress, settings].find(({ error, data }) => error !== null && data === undefined);
  if (!isSetupStep(step)) return <Navigate to="/setup" replace />;
  return (
    <Page title={t('setup.title')} aside={progress.data && <LeaveButton progress={progress.data} />}>
      {failed && (
        <ErrorAlert error={failed.error} title={t('setup.failed')} onRetry={() => void failed.refetch()} />
      )}
      {progress.data && settings.data ? (
        <div className={classes.frame}>
          <StepList steps={progress.data.steps} current={step} />
          <Step key={step} step={step} progress={progress.data} answer={settings.data} />
        </div>
      ) : (
        !failed && <Loading />
      )}
    </Page>
  );
}

/** The change shows at once; that it could not be noted down hinders nobody. */
function useSetupChange() {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: changeSetup,
    // An older answer that is still on its way would come last.
    onMutate: () => client.cancelQueries({ queryKey: setupProgressQuery.queryKey }),
    // One after another, so that the last answer is the last word.
    scope: { id: 'setup' },
    onSuccess: (progress) => client.setQueryData(setupProgressQuery.queryKey, progress),
  });
  return useCallback((change: SetupChange) => mutate(change), [mutate]);
}

function LeaveButton({ progress }: { readonly progress: SetupProgress }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = useSetupChange();
  if (progress.status === 'finished') return null;
  return (
    <Button
      variant="subtle"
      onClick={() => {
        change({ status: 'dismissed' });
        void navigate({ to: '/' });
      }}
    >
      {t('setup.leave')}
    </Button>
  );
}

interface StepProps {
  readonly step: SetupStep;
  readonly progress: SetupProgress;
  readonly answer: PanelSettings;
}

function Step({ step, progress, answer }: StepProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = useSetupChange();
  const body = useRef<HTMLElement>(null);
  const state = progress.steps.find((one) => one.step === step);
  const isOpen = state?.state === 'open';
  const isUnfit = state?.state === 'attention';
  // The keyboard goes on where the eye does.
  useEffect(() => {
    body.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    change({ step });
  }, [change, step]);
  const scope = useMemo(() => {
    const after = stepAfter(step);
    const before = stepBefore(step);
    const goOn = (mark?: SetupMark | null, isSaved = false): void => {
      if (mark !== undefined) change({ mark: { step, as: mark } });
      if (after === null) change({ status: 'finished' });
      const next = after === null ? { to: '/' } : { to: '/setup/$step', params: { step: after } };
      // A form learns a moment later that it was saved, and would ask.
      void navigate({ ...next, ignoreBlocker: isSaved });
    };
    return {
      isFirst: before === null,
      isLast: after === null,
      onSkip: isOpen ? () => goOn('skipped') : null,
      onBack: () => {
        if (before !== null) void navigate({ to: '/setup/$step', params: { step: before } });
      },
      onNext: (mark?: SetupMark | null) => goOn(mark, true),
      onPassed: () => {
        if (isUnfit) change({ mark: { step, as: null } });
      },
    };
  }, [step, isOpen, isUnfit, change, navigate]);
  const Form = forms[step];
  return (
    <section ref={body} tabIndex={-1} className={classes.body} aria-labelledby="setup-step">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="setup-step">
            {t(`setup.step.${step}.title`)}
          </Title>
          <Text size="sm" mt={4}>
            {t(`setup.step.${step}.text`)}
          </Text>
        </div>
        {state?.isLocked === true && (
          <Alert color="sky" icon={<IconLock aria-hidden />} title={t('settings.lockedTitle')}>
            {t('settings.lockedText', { file: answer.instanceFile ?? '' })}
          </Alert>
        )}
        {isUnfit && (
          <Alert
            color="orange"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('setup.attention.title')}
            role="status"
          >
            {t('setup.attention.text')}
          </Alert>
        )}
        <SettingsAccess answer={answer}>
          <StepScopeContext value={scope}>
            <FormBarContext value={renderStepBar}>
              <Form settings={answer.settings} />
            </FormBarContext>
          </StepScopeContext>
        </SettingsAccess>
      </Stack>
    </section>
  );
}
