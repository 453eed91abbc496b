import type { ToldMessage } from '@planfix-asterisk/testing';
import type { CallEvent } from '../index.ts';

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

/** `INCOMING 101`, `COMPLETED 101 Success 3 r1`. */
export function inShort(event: CallEvent): string {
  const { event: name, ext, status, duration, is_recorded: recorded } = told(event);
  return status === undefined
    ? `${name} ${ext}`
    : `${name} ${ext} ${status} ${duration ?? 0} r${recorded ?? 0}`;
}
