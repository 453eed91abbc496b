import type { ReceivedRequest, ToldMessage } from '@planfix-asterisk/testing';

/** The events PlanFix has taken, as the expectations speak of them. */
export function toldToPlanfix(received: readonly ReceivedRequest[]): ToldMessage[] {
  return received.flatMap(({ at, fields, status }) => {
    if (fields['cmd'] !== 'event' || status !== 200) return [];
    return {
      callid: fields['callid'] ?? '',
      type: fields['type'] ?? '',
      phone: fields['phone'] ?? '',
      diversion: fields['diversion'] ?? '',
      ext: fields['ext'] ?? '',
      event: fields['event'] ?? '',
      status: fields['status'],
      duration: fields['duration'],
      is_recorded: fields['is_recorded'],
      at,
    };
  });
}
