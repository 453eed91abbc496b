import { ActionIcon, Button, Group, Text } from '@mantine/core';
import type { SetupMark } from '@planfix-asterisk/contracts';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormBarProps } from '../settings/submit-bar.tsx';
import classes from './setup.module.css';
import { useStepScope } from './step-scope.ts';

/** The wizard's bar in the place of the form's: going on saves. */
export function StepBar({
  isChanged,
  isSuggested,
  isSaving,
  isReadOnly,
  consequence,
  onSubmit,
}: FormBarProps) {
  const { t } = useTranslation();
  const { onNext } = useStepScope();
  const [isSaved, setIsSaved] = useState(false);
  // Once the form knows that it was saved; before, leaving would ask.
  useEffect(() => {
    if (isSaved && !isChanged) onNext();
  }, [isSaved, isChanged, onNext]);
  const isToSave = !isReadOnly && (isChanged || isSuggested === true);
  return (
    <StepButtons
      isBusy={isSaving}
      nextLabel={t(isToSave ? 'setup.saveAndGoOn' : 'setup.goOn')}
      note={isChanged ? consequence : undefined}
      onNext={() => {
        if (!isToSave) onNext();
        else void onSubmit().then(setIsSaved);
      }}
    />
  );
}

interface StepButtonsProps {
  readonly isBusy?: boolean;
  readonly nextLabel: string;
  readonly note?: string | undefined;
  readonly onNext: (mark?: SetupMark) => void;
}

export function StepButtons({ isBusy = false, nextLabel, note, onNext }: StepButtonsProps) {
  const { t } = useTranslation();
  const { isFirst, onBack, onSkip } = useStepScope();
  return (
    <div className={classes.bar}>
      {note !== undefined && (
        <Text size="sm" c="var(--panel-bad)" role="status">
          {note}
        </Text>
      )}
      <Group justify="space-between" gap="xs">
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
