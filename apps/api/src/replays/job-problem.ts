import type { JobOutcome } from '@planfix-asterisk/replay';
import { ApiProblem } from '../http/api-problem.ts';

/** Why a replay could not be started, paused, resumed or cancelled; returns when it was. */
export function jobProblem(outcome: JobOutcome): void {
  switch (outcome) {
    case 'done':
      return;
    case 'not-found':
      throw new ApiProblem('not-found', 'There is no replay with this number.');
    case 'nothing-to-send':
      throw new ApiProblem('nothing-to-send', 'Nothing fits the filter, so there is nothing to send again.');
    case 'wrong-state':
      throw new ApiProblem('wrong-state', 'The replay is in another state by now; load it anew.');
    default:
      throw new Error(`Unknown outcome: ${String(outcome satisfies never)}`);
  }
}
