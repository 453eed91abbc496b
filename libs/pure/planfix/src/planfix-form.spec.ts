import { describe, expect, it } from 'vitest';
import type { CallEvent, CallResult, Direction } from '@planfix-asterisk/calls';
import { pingForm, recordForm, toPlanfixForm } from './planfix-form.ts';

const call = {
  callId: '1795419200.0',
  seq: 1,
  node: 'main',
  direction: 'in',
  clientNumber: '79161234567',
  line: '74951234567',
  employee: { extension: '101', shortNumber: '901' },
  at: 0,
} as const;

function completed(direction: Direction, result: CallResult): CallEvent {
  return { ...call, direction, kind: 'completed', result, durationS: 7, isRecorded: true, isLast: true };
}

describe('toPlanfixForm', () => {
  it("names the employee by PlanFix's short number and leaves the token out", () => {
    expect(toPlanfixForm({ ...call, kind: 'incoming' })).toEqual({
      cmd: 'event',
      type: 'in',
      event: 'INCOMING',
      phone: '79161234567',
      diversion: '74951234567',
      ext: '901',
      callid: '1795419200.0',
    });
  });

  it('sends an empty diversion when the line is unknown', () => {
    expect(toPlanfixForm({ ...call, line: '', kind: 'accepted' })).toMatchObject({
      event: 'ACCEPTED',
      diversion: '',
    });
  });

  it('adds duration, recording flag and status to COMPLETED only', () => {
    expect(toPlanfixForm(completed('in', 'success'))).toMatchObject({
      event: 'COMPLETED',
      duration: '7',
      is_recorded: '1',
      status: 'Success',
    });
    expect(Object.keys(toPlanfixForm({ ...call, direction: 'out', kind: 'outgoing' }))).not.toContain(
      'duration',
    );
  });

  it.each([
    ['in', 'success', 'Success'],
    ['in', 'missed', 'Missed'],
    ['in', 'cancelled', 'Cancelled'],
    ['out', 'success', 'Success'],
    ['out', 'busy', 'Busy'],
    ['out', 'no-answer', 'NoAnswer'],
    ['out', 'not-available', 'NotAvailable'],
    ['out', 'not-allowed', 'NotAllowed'],
  ] as const)('says of a call (%s) that ended %s: %s', (direction, result, status) => {
    expect(toPlanfixForm(completed(direction, result)).status).toBe(status);
  });

  it('never uses a status of the other direction, which PlanFix would answer with 400', () => {
    expect(toPlanfixForm(completed('out', 'missed')).status).toBe('NoAnswer');
    expect(toPlanfixForm(completed('in', 'busy')).status).toBe('Missed');
  });
});

describe('the other requests', () => {
  it('tells where the recording is', () => {
    expect(recordForm({ callId: '1.2', link: 'https://pbx.example.com/recordings/a.mp3' })).toEqual({
      cmd: 'record',
      callid: '1.2',
      record_link: 'https://pbx.example.com/recordings/a.mp3',
    });
  });

  it('pings with no parameters', () => {
    expect(pingForm()).toEqual({ cmd: 'ping' });
  });
});
