import { analyticsPlaceholders, settingsSchema } from '@planfix-asterisk/contracts';
import { analyticsFields, analyticsValues } from '@planfix-asterisk/planfix';
import { expect, it } from 'vitest';

const event = {
  callId: '1764000000.1',
  seq: 3,
  node: 'main',
  kind: 'completed',
  direction: 'in',
  clientNumber: '79161234567',
  line: '74951234567',
  employee: { extension: '101', shortNumber: '11' },
  at: 1_764_000_060_000,
  result: 'success',
  durationS: 40,
  isRecorded: true,
  isLast: true,
  facts: {
    startedAt: 1_764_000_000_000,
    waitS: 12,
    queue: '700',
    callerName: 'Ivan',
    trunk: 'carrier-1',
    recordingFile: '/var/spool/asterisk/monitor/2025/11/24/q-700-79161234567.wav',
  },
} as const;
const values = analyticsValues(event, 'Anna');

it('every placeholder that the settings take has its value, and no other', () => {
  expect(Object.keys(values).sort()).toEqual([...analyticsPlaceholders].sort());
});

it('a template is filled in; a field that stays empty is not sent', () => {
  const templates = { queue: '{queue}', who: '{employeeName} ({extension})', unknown: ' {callerName} ' };
  const silent = { ...values, callerName: '' };
  expect(analyticsFields(templates, silent)).toEqual({ data_queue: '700', data_who: 'Anna (101)' });
  expect(analyticsFields({ file: '{recordingFile}', wait: '{waitSeconds}' }, values)).toEqual({
    data_file: 'q-700-79161234567.wav',
    data_wait: '12',
  });
});

it('the settings refuse a placeholder nobody fills in, and name those there are', () => {
  const read = settingsSchema.safeParse({ analytics: { queue: '{que}' } });
  expect(read.error?.issues[0]?.message).toContain('queue, waitSeconds');
});
