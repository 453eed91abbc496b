import { Text, Timeline } from '@mantine/core';
import type { CallDetail } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { isCallStepCode } from '../../shared/codes.ts';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import classes from './call-steps.module.css';

/** What the PBX did with the call, in the order it did it. */
export function CallSteps({ steps }: { readonly steps: CallDetail['steps'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (steps.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('call.noSteps')}
      </Text>
    );
  }
  return (
    <Timeline active={steps.length} bulletSize={12} lineWidth={2} className={classes.steps}>
      {steps.map(({ at, code, subject }, index) => (
        <Timeline.Item key={index}>
          <Text size="sm">{isCallStepCode(code) ? t(`step.${code}`, { subject: subject ?? '' }) : code}</Text>
          <Text size="xs" c="dimmed">
            {formatDateTime(at, language)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
