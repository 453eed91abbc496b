import type { CallEvent, CallNote, CallStep } from '@planfix-asterisk/calls';
import { useTranslation } from 'react-i18next';
import type { PlayedStep } from './play-file.ts';

export interface StepWords {
  /** What the PBX did, what PlanFix hears, and why not: a line each. */
  readonly did: string[];
  readonly told: string[];
  readonly why: string[];
}

/** The words of the call's page, for a step of a recording. */
export function useStepWords(): (step: PlayedStep) => StepWords {
  const { t } = useTranslation();
  const did = ({ code, subject }: CallStep): string => t(`step.${code}`, { subject });
  const told = (event: CallEvent): string =>
    [
      t(`kind.${event.kind}`),
      event.employee.shortNumber,
      event.kind === 'completed' ? t(`result.${event.result}`) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const why = ({ code, subject = '' }: CallNote): string => t(`note.${code}.title`, { subject });
  return ({ output }) => ({
    did: output?.steps.map(did) ?? [],
    told: output?.events.map(told) ?? [],
    why: output?.notes.map(why) ?? [],
  });
}
