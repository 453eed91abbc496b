export { analyticsFields, analyticsValues } from './analytics-fields.ts';
export { pingForm, recordForm, toPlanfixForm } from './planfix-form.ts';
export type { FormExtras } from './planfix-form.ts';
export type { PlanfixForm } from './planfix-form.ts';
export { meaningOf } from './meaning-of.ts';
export type { AttemptCause, AttemptOutcome, Meaning } from './meaning-of.ts';
export type { AttemptDetail, AttemptDetailCode, AttemptFault, PlanfixAnswer } from './planfix-answer.ts';
export { planfixUrlProblem } from './planfix-url.ts';
