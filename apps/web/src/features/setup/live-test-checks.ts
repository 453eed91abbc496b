import type { CallDetail, Delivery } from '@planfix-asterisk/contracts';

export type CheckState = 'waiting' | 'done' | 'failed';
export interface LiveCheck {
  readonly id: 'seen' | 'rang' | 'answered' | 'ended' | 'told';
  readonly state: CheckState;
}

/** What of a call has happened and reached PlanFix so far. */
export function liveChecks(call: CallDetail | undefined): readonly LiveCheck[] {
  if (call === undefined) return (['seen', 'rang', 'answered', 'ended', 'told'] as const).map(waiting);
  const isOver = call.endedAt !== null;
  const { deliveries } = call;
  const happened = (did: boolean): CheckState => {
    if (did) return 'done';
    return isOver ? 'failed' : 'waiting';
  };
  return [
    { id: 'seen', state: 'done' },
    { id: 'rang', state: happened(call.direction !== 'internal' && deliveries.some(isPopup)) },
    { id: 'answered', state: happened(call.phase === 'talking' || call.result === 'success') },
    { id: 'ended', state: isOver ? 'done' : 'waiting' },
    { id: 'told', state: toldState(deliveries, isOver) },
  ];
}

const waiting = (id: LiveCheck['id']): LiveCheck => ({ id, state: 'waiting' });
const isPopup = ({ kind }: Delivery): boolean => kind === 'incoming' || kind === 'outgoing';

/** A pop-up that came too late is no failure of the connection; a result that PlanFix refuses is. */
function toldState(deliveries: readonly Delivery[], isOver: boolean): CheckState {
  if (deliveries.some(({ state }) => state === 'failed')) return 'failed';
  if (!isOver) return 'waiting';
  const results = deliveries.filter(({ kind }) => kind === 'completed');
  if (results.length === 0) return 'failed';
  return results.every(({ state }) => state === 'delivered') ? 'done' : 'waiting';
}
