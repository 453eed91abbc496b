import type { CallEvent, CallResult, Direction } from '@planfix-asterisk/calls';
import { analyticsFields, analyticsValues } from './analytics-fields.ts';

/** Fields of one request as PlanFix spells them. The token is not among them: it is added when they are sent. */
export type PlanfixForm = Record<string, string>;

const eventNames = {
  incoming: 'INCOMING',
  outgoing: 'OUTGOING',
  accepted: 'ACCEPTED',
  completed: 'COMPLETED',
} as const satisfies Record<CallEvent['kind'], string>;

/**
 * PlanFix knows three results of an incoming call and five of an outgoing one. A result of the other direction
 * gets its nearest neighbour, since an unknown word would be answered with 400 and the call lost.
 */
const statusNames: Record<Direction, Record<CallResult, string>> = {
  in: {
    success: 'Success',
    missed: 'Missed',
    cancelled: 'Cancelled',
    busy: 'Missed',
    'no-answer': 'Missed',
    'not-available': 'Missed',
    'not-allowed': 'Missed',
  },
  out: {
    success: 'Success',
    missed: 'NoAnswer',
    cancelled: 'NoAnswer',
    busy: 'Busy',
    'no-answer': 'NoAnswer',
    'not-available': 'NotAvailable',
    'not-allowed': 'NotAllowed',
  },
};

/** What the settings add to an event. */
export interface FormExtras {
  /** Field of PlanFix's "Call" analytic -> text with placeholders. */
  readonly analytics: Readonly<Record<string, string>>;
  /** By extension. */
  readonly employeeNames: ReadonlyMap<string, string>;
}

export const noExtras: FormExtras = { analytics: {}, employeeNames: new Map() };

export function toPlanfixForm(event: CallEvent, extras: FormExtras = noExtras): PlanfixForm {
  const form: PlanfixForm = {
    cmd: 'event',
    type: event.direction,
    event: eventNames[event.kind],
    phone: event.clientNumber,
    diversion: event.line,
    ext: event.employee.shortNumber,
    callid: event.callId,
  };
  if (event.kind !== 'completed') return form;
  return {
    ...form,
    duration: String(event.durationS),
    is_recorded: event.isRecorded ? '1' : '0',
    status: statusNames[event.direction][event.result],
    ...analyticsFields(extras.analytics, analyticsValues(event, nameOf(event, extras))),
  };
}

function nameOf({ employee }: CallEvent, { employeeNames }: FormExtras): string {
  return employeeNames.get(employee.extension) ?? '';
}

/** Tells PlanFix where the recording of a call is; the link is permanent, so `is_temp` keeps its default 0. */
export function recordForm({ callId, link }: { callId: string; link: string }): PlanfixForm {
  return { cmd: 'record', callid: callId, record_link: link };
}

/** Asks whether address and token are right; the answer tells what PlanFix has stored about the PBX. */
export function pingForm(): PlanfixForm {
  return { cmd: 'ping' };
}
