import type { PlanOutcome, SteerOutcome } from '@planfix-asterisk/back-fill';
import type { BackFill } from '@planfix-asterisk/contracts';
import { ApiProblem } from '../http/api-problem.ts';
import { wrongField } from '../http/invalid-input.ts';

/** Why a back-fill could not be steered; returns when it was. */
export function backFillProblem(outcome: SteerOutcome): void {
  switch (outcome) {
    case 'done':
      return;
    case 'not-found':
      throw new ApiProblem('not-found', 'There is no back-fill with this number.');
    case 'nothing-to-tell':
      throw new ApiProblem('nothing-to-tell', 'Every call of this time is known already.');
    case 'wrong-state':
      throw new ApiProblem('wrong-state', 'The back-fill is in another state by now; load it anew.');
    default:
      throw new Error(`Unknown outcome: ${String(outcome satisfies never)}`);
  }
}

/** The plan, or why there can be none. */
export function plannedBackFill(outcome: PlanOutcome): BackFill {
  switch (outcome.status) {
    case 'planned':
      return outcome.backFill;
    case 'no-records':
      throw new ApiProblem('records-not-set-up', 'No call records are set up; enter their address first.');
    case 'too-late':
      throw wrongField('to', { code: 'too-late' }, 'not later than now');
    case 'too-old':
      throw wrongField(
        'from',
        { code: 'too-early', limit: outcome.earliest },
        `not before ${new Date(outcome.earliest).toISOString()}: older calls are forgotten`,
      );
    default:
      throw new Error(`Unknown outcome: ${String(outcome satisfies never)}`);
  }
}
