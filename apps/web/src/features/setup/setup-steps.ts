import type { SetupProgress, SetupStep } from '@planfix-asterisk/contracts';
import { setupStepSchema } from '@planfix-asterisk/contracts';

const steps: readonly SetupStep[] = setupStepSchema.options;

export const isSetupStep = (text: string): text is SetupStep => steps.some((step) => step === text);

export const stepAfter = (step: SetupStep): SetupStep | null => steps[steps.indexOf(step) + 1] ?? null;
export const stepBefore = (step: SetupStep): SetupStep | null => steps[steps.indexOf(step) - 1] ?? null;

export type StepState = SetupProgress['steps'][number];
