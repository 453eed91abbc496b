import { ActionIcon, Button, Group, Text } from '@mantine/core';
import type { SetupMark } from '@planfix-asterisk/contracts';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsHere } from './use-is-here.ts';
import type { FormBarProps } from '../settings/submit-bar.tsx';
import classes from './setup.module.css';
import { useStepScope } from './step-scope.ts';

/** The wizard's bar in the place of the form's: going on tries what the form holds, and saves. */
export function StepBar({
  isChanged,
  isSuggested,
  wrongCount = 0,
  isSaving,
  isReadOnly,
  consequence,
  check,
  onSubmit,
}: FormBarProps) {
  const { t } = useTranslation();
  const { onNext, onPassed } = useStepScope();
  const isHere = useIsHere();
  const isToSave = !isReadOnly && (isChanged || isSuggested === true);
  const isUnfit = isToSave && check?.state === 'failed';
  const isChecking = isToSave && check?.state === 'running';
  const hasPassed = !isToSave && check?.state === 'passed';
  useEffect(() => {
    if (hasPassed) onPassed();
  }, [hasPassed, onPassed]);
  const saveAndGoOn = async (): Promise<void> => {
    // Tried with just these values before: what came of it is known.
    const isTried = check === undefined || check.state === 'passed' || isUnfit;
    if (!isTried && !(await check.run())) return;
    // Who has left meanwhile does not want it saved.
    if (!isHere() || !(await onSubmit())) return;
    onNext(check === undefined ? undefined : isUnfit ? 'attention' : null);
  };
  return (
    <StepButtons
      isBusy={isSaving || isChecking}
      nextLabel={t(isToSave ? (isUnfit ? 'setup.saveAnyway' : 'setup.saveAndGoOn') : 'setup.goOn')}
      isDoubtful={isUnfit}
      progress={isChecking ? t('setup.checking') : undefined}
      warning={warningNow()}
      onNext={() => (isToSave ? void saveAndGoOn() : onNext())}
    />
  );

  function warningNow(): string | undefined {
    if (isUnfit) return t('setup.unfit');
    if (wrongCount > 0) return t('settings.wrongFields', { count: wrongCount });
    return isChanged ? consequence : undefined;
  }
}

interface StepButtonsProps {
  readonly isBusy?: boolean;
  readonly nextLabel: string;
  /** Going on is not what is advised. */
  readonly isDoubtful?: boolean;
  readonly progress?: string | undefined;
  readonly warning?: string | undefined;
  readonly onNext: (mark?: SetupMark) => void;
}

export function StepButtons({
  isBusy = false,
  nextLabel,
  isDoubtful = false,
  progress,
  warning,
  onNext,
}: StepButtonsProps) {
  const { t } = useTranslation();
  const { isFirst, onBack, onSkip } = useStepScope();
  return (
    <div className={classes.bar}>
      {/* Always there, so that a screen reader says what comes into it. */}
      <Text size="sm" c={progress === undefined ? 'var(--panel-bad)' : undefined} role="status">
        {progress ?? warning}
      </Text>
      <Group justify="space-between" align="flex-end" gap="xs" wrap="nowrap">
        {isFirst ? (
          <span />
        ) : (
          <>
            <Button
              visibleFrom="xs"
              variant="default"
              leftSection={<IconArrowLeft size={16} aria-hidden />}
              onClick={onBack}
            >
              {t('setup.back')}
            </Button>
            <ActionIcon
              hiddenFrom="xs"
              variant="default"
              size="input-sm"
              aria-label={t('setup.back')}
              onClick={onBack}
            >
              <IconArrowLeft size={18} aria-hidden />
            </ActionIcon>
          </>
        )}
        <Group gap="xs" justify="flex-end" ml="auto">
          {onSkip && (
            <Button variant="subtle" disabled={isBusy} onClick={onSkip}>
              {t('setup.skip')}
            </Button>
          )}
          <Button
            type="submit"
            variant={isDoubtful ? 'default' : 'filled'}
            loading={isBusy}
            rightSection={<IconArrowRight size={16} aria-hidden />}
            onClick={() => onNext()}
          >
            {nextLabel}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
