import type { ExpectedCall, ExpectedStep } from '../asterisk/expected-calls.ts';

/** What PlanFix must hear of these calls when they are back-filled (rule 28): their results, and no closing of pop-ups. */
export function completedAlone(expected: readonly ExpectedCall[]): ExpectedCall[] {
  const calls = expected.map((call) => ({ ...call, says: call.says.flatMap(results) }));
  return calls.filter(({ says }) => says.length > 0);
}

function results(step: ExpectedStep): ExpectedStep[] {
  if (typeof step === 'string') return isResult(step) ? [step] : [];
  if ('any' in step) return [{ any: step.any.map((reading) => reading.flatMap(results)) }];
  const left = step.filter(isResult);
  return left.length === 0 ? [] : [left];
}

function isResult(saying: string): boolean {
  return saying.startsWith('COMPLETED') && !saying.includes(' Cancelled ');
}
