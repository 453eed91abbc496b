import type { DeliveryFilter, FinalState, ReplayFilter } from '@planfix-asterisk/contracts';
import { finalStateSchema } from '@planfix-asterisk/contracts';

/**
 * What of the log's filter can be sent again: final messages only. Without a state it is the failed ones: nobody means
 * to send everything that was delivered. Nothing if only messages under way are shown.
 */
export function replayFilterOf(filter: DeliveryFilter): ReplayFilter | undefined {
  const { state = ['failed'], kind, cause, ...rest } = filter;
  const states = state.filter(isFinal);
  if (states.length === 0) return undefined;
  const given = Object.entries({ ...rest, kind, cause }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), state: states };
}

function isFinal(state: string): state is FinalState {
  return finalStateSchema.safeParse(state).success;
}
