import type { ReceivedRequest, ToldMessage } from '@planfix-asterisk/testing';

/** The events PlanFix has taken, as the expectations speak of them. */
export function toldToPlanfix(received: readonly ReceivedRequest[]): ToldMessage[] {
  return received.flatMap(({ at, fields, status }) => {
    if (fields['cmd'] !== 'event' || status !== 200) return [];
    const end = fields['event'] === 'COMPLETED';
    return {
      callid: fields['callid'] ?? '',
      type: fields['type'] ?? '',
      phone: fields['phone'] ?? '',
      diversion: fields['diversion'] ?? '',
      ext: fields['ext'] ?? '',
      event: fields['event'] ?? '',
      status: fields['status'],
      duration: end ? Number(fields['duration']) : undefined,
      isRecorded: end ? fields['is_recorded'] === '1' : undefined,
      at,
    };
  });
}
