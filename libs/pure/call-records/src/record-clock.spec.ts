import { describe, expect, it } from 'vitest';
import { recordClock, timedRecord } from './record-clock.ts';
import type { CallRecord } from './call-record.ts';
import { isTimeZone } from './local-time.ts';

const row = (startedLocal: string, uniqueId: string, change: Partial<CallRecord> = {}): CallRecord => ({
  startedLocal,
  uniqueId,
  durationS: 10,
  billableS: 5,
  source: '74957654321',
  destination: '101',
  channel: 'PJSIP/carrier-1-00000001',
  peer: 'PJSIP/101-00000002',
  application: 'Dial',
  applicationData: 'PJSIP/101,15',
  disposition: 'ANSWERED',
  linkedId: '',
  line: '',
  recordingFile: '',
  presentedNumber: '',
  ...change,
});

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const startOf = (zone: string, record: CallRecord, others: CallRecord[] = []): string =>
  new Date(timedRecord(record, recordClock(zone, [record, ...others])).startedAt).toISOString();

describe('local times of the PBX', () => {
  const inMoscow = row('2026-03-01 12:00:03', `${seconds('2026-03-01T09:00:01Z')}.17`);

  it('are read by the time zone that was set', () => {
    expect(startOf('Europe/Moscow', inMoscow)).toBe('2026-03-01T09:00:03.000Z');
    expect(startOf('UTC', row('2026-03-01 09:00:03', 'x'))).toBe('2026-03-01T09:00:03.000Z');
  });

  it('need no time zone: the unique id has the second of the birth in UTC', () => {
    expect(startOf('auto', inMoscow)).toBe('2026-03-01T09:00:03.000Z');
    expect(startOf('auto', row('2026-03-01 09:00:01', `pbx1-${seconds('2026-03-01T09:00:01Z')}.17`))).toBe(
      '2026-03-01T09:00:01.000Z',
    );
  });

  it('are right for a record that began long after its channel', () => {
    const late = row('2026-03-01 14:30:00', `${seconds('2026-03-01T09:00:01Z')}.17`);
    expect(startOf('auto', late, [inMoscow, inMoscow])).toBe('2026-03-01T11:30:00.000Z');
  });

  it.each(['Europe/Berlin', 'auto'])('are told apart in the hour that comes twice (%s)', (zone) => {
    const before = row('2026-10-25 02:30:00', `${seconds('2026-10-25T00:29:58Z')}.1`);
    const after = row('2026-10-25 02:30:00', `${seconds('2026-10-25T01:29:58Z')}.2`);
    expect(startOf(zone, before, [after])).toBe('2026-10-25T00:30:00.000Z');
    expect(startOf(zone, after, [before])).toBe('2026-10-25T01:30:00.000Z');
  });

  it('end by the clock of the file, or by their length when clocks were changed meanwhile', () => {
    const ended = (endedLocal: string) => {
      const record = row('2026-03-01 09:00:00', 'x', { endedLocal });
      const { startedAt, endedAt } = timedRecord(record, recordClock('UTC', []));
      return endedAt - startedAt;
    };
    expect(ended('2026-03-01 09:00:11')).toBe(11_000);
    expect(ended('2026-03-01 10:00:11')).toBe(10_000);
  });

  it('go on with the clock known so far where the rows tell none', () => {
    const known = recordClock('auto', [inMoscow]);
    const clock = recordClock('auto', [row('2026-03-01 12:00:03', 'some-id')], known);
    expect(clock).toEqual(known);
  });
});

it('knows which names are time zones', () => {
  expect(['Europe/Moscow', 'UTC', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});
