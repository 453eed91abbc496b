import { describe, expect, it } from 'vitest';
import { contractViolation } from './contract-check.ts';

const incoming = {
  cmd: 'event',
  type: 'in',
  event: 'INCOMING',
  phone: '79161234567',
  diversion: '74951234567',
  ext: '101',
  callid: '1795419200.0',
};
const completed = { ...incoming, event: 'COMPLETED', duration: '3', is_recorded: '1', status: 'Success' };

describe('contractViolation', () => {
  it.each([
    incoming,
    completed,
    { ...incoming, diversion: '' },
    { ...completed, record_link: 'https://pbx.example.com/recordings/a.mp3', data_queue: 'sales' },
    { ...completed, type: 'out', status: 'NotAllowed' },
    { cmd: 'record', callid: '1.2', record_link: 'https://pbx.example.com/recordings/a.mp3', is_temp: '1' },
    { cmd: 'contact', phone: '79161234567' },
    { cmd: 'ping' },
  ] as Record<string, string>[])('allows what the API page allows: %o', (fields) => {
    expect(contractViolation(fields)).toBeUndefined();
  });

  it.each([
    [{}, 'cmd is missing'],
    [{ cmd: 'dance' }, 'cmd "dance" is unknown'],
    [{ ...incoming, event: 'RINGING' }, 'event has the wrong value'],
    [{ ...incoming, type: 'internal' }, 'type has the wrong value'],
    [{ ...incoming, phone: '' }, 'phone has the wrong value'],
    [{ ...incoming, phone: '8 (916) 123' }, 'phone has the wrong value'],
    [{ ...incoming, extra: '1' }, 'extra is not allowed'],
    [{ ...incoming, duration: '0' }, 'duration is not allowed'],
    [{ ...incoming, data_queue: 'sales' }, 'data_queue is not allowed'],
    [{ ...incoming, type: 'out' }, 'INCOMING of an outgoing call'],
    [{ ...incoming, event: 'OUTGOING' }, 'OUTGOING of an incoming call'],
    [{ ...completed, duration: '3.5' }, 'duration has the wrong value'],
    [{ ...completed, is_recorded: 'true' }, 'is_recorded has the wrong value'],
    [{ ...completed, status: 'Busy' }, 'status Busy is unknown for type in'],
    [{ ...completed, type: 'out', status: 'Missed' }, 'status Missed is unknown for type out'],
    [{ cmd: 'event', type: 'in', event: 'INCOMING' }, 'phone is missing'],
    [{ cmd: 'record', callid: '1.2', record_link: 'file:///etc/passwd' }, 'record_link has the wrong value'],
    [{ cmd: 'ping', phone: '1' }, 'phone is not allowed'],
  ] as [Record<string, string>, string][])('refuses %o: %s', (fields, reason) => {
    expect(contractViolation(fields)).toContain(reason);
  });
});
