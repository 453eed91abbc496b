import { Progress, Text } from '@mantine/core';
import type { SetupStep } from '@planfix-asterisk/contracts';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconLock,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './setup.module.css';
import type { StepState } from './setup-steps.ts';

const StepLink = createLink('a');
const icons = {
  done: IconCircleCheckFilled,
  skipped: IconPlayerSkipForward,
  open: IconCircleDashed,
  attention: IconAlertTriangleFilled,
} as const;

interface StepListProps {
  readonly steps: readonly StepState[];
  readonly current: SetupStep;
}

/** All steps with how they stand; on a phone in one line. The account, without which nobody is here, is the first. */
export function StepList({ steps, current }: StepListProps) {
  const { t } = useTranslation();
  const place = steps.findIndex(({ step }) => step === current) + 2;
  const count = steps.length + 1;
  return (
    <nav aria-label={t('setup.steps')} className={classes.steps}>
      <div className={classes.short}>
        <Text size="sm" fw={600}>
          {t('setup.place', { place, count })}
        </Text>
        <Progress value={(100 * place) / count} aria-label={t('setup.place', { place, count })} mt={6} />
      </div>
      <ol className={classes.list}>
        <li>
          <span className={classes.step} data-state="done">
            <IconCircleCheckFilled size={20} aria-hidden />
            <span className={classes.words}>
              {t('setup.step.account.title')}
              <span className={classes.state}>{t('setup.state.done')}</span>
            </span>
          </span>
        </li>
        {steps.map(({ step, state, isLocked }) => {
          const Icon = isLocked ? IconLock : icons[state];
          return (
            <li key={step}>
              <StepLink
                to="/setup/$step"
                params={{ step }}
                className={classes.step}
                data-state={state}
                aria-current={step === current ? 'step' : undefined}
              >
                <Icon size={20} aria-hidden />
                <span className={classes.words}>
                  {t(`setup.step.${step}.title`)}
                  <span className={classes.state}>
                    {isLocked ? t('setup.locked') : t(`setup.state.${state}`)}
                  </span>
                </span>
              </StepLink>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
