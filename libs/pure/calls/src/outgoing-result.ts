import type { CallResult } from './call-event.ts';
import type { Channel } from './graph.ts';

/** How an outgoing call that nobody answered ended, by its last trunk leg (rule 21). */
export function outgoingResult(leg: Channel | undefined): CallResult {
  const dialStatus = leg?.dial?.status ?? '';
  // Our own side gave up: whatever the carrier says to that is an echo.
  if (!leg || dialStatus === 'CANCEL') return 'no-answer';
  return bySipStatus(leg.endSipStatus) ?? byCause(leg.endCause) ?? byDialStatus(dialStatus);
}

function bySipStatus(status: number): CallResult | undefined {
  if (status === 0) return undefined;
  if ([486, 600, 603].includes(status)) return 'busy';
  if ([408, 480, 487].includes(status)) return 'no-answer';
  return [401, 403, 407].includes(status) ? 'not-allowed' : 'not-available';
}

/** Q.850 causes; 0 and 127 say nothing. */
function byCause(cause: number): CallResult | undefined {
  if (cause === 0 || cause === 127) return undefined;
  if (cause === 17) return 'busy';
  if ([16, 18, 19].includes(cause)) return 'no-answer';
  return cause === 21 || (cause >= 52 && cause <= 57) ? 'not-allowed' : 'not-available';
}

function byDialStatus(status: string): CallResult {
  if (status === 'BUSY') return 'busy';
  return status === 'CONGESTION' || status === 'CHANUNAVAIL' ? 'not-available' : 'no-answer';
}
