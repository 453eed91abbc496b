import type { CallEvent } from '@planfix-asterisk/calls';
import type { ToldMessage } from './told-message.ts';

const events = { incoming: 'INCOMING', outgoing: 'OUTGOING', accepted: 'ACCEPTED', completed: 'COMPLETED' };
const results = {
  success: 'Success',
  missed: 'Missed',
  cancelled: 'Cancelled',
  busy: 'Busy',
  'no-answer': 'NoAnswer',
  'not-available': 'NotAvailable',
  'not-allowed': 'NotAllowed',
};

/** The event as the expectations speak of it. */
export function told(event: CallEvent): ToldMessage {
  const end =
    event.kind === 'completed'
      ? { status: results[event.result], duration: event.durationS, is_recorded: event.isRecorded ? 1 : 0 }
      : {};
  return {
    callid: event.callId,
    type: event.direction,
    phone: event.clientNumber,
    diversion: event.line,
    ext: event.employee.shortNumber,
    event: events[event.kind],
    at: event.at,
    ...end,
  };
}
