import { createContext, use } from 'react';
import type { SetupMark } from '@planfix-asterisk/contracts';

interface StepScope {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** `null` where there is nothing to skip: it is done already. */
  readonly onSkip: (() => void) | null;
  readonly onBack: () => void;
  /** Goes on; `mark` for a step that leaves no setting behind or was saved unfit, null takes it back. */
  readonly onNext: (mark?: SetupMark | null) => void;
  /** What is stored has passed its check. */
  readonly onPassed: () => void;
}

export const StepScopeContext = createContext<StepScope | null>(null);

export function useStepScope(): StepScope {
  const scope = use(StepScopeContext);
  if (!scope) throw new Error('A step of the set-up stands outside of its page');
  return scope;
}
