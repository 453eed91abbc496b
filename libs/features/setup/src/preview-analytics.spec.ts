import { analyticsPlaceholders } from '@planfix-asterisk/contracts';
import type { CallDetail, Delivery } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { previewAnalytics } from './preview-analytics.ts';

const completed = { kind: 'completed', extension: '101', shortNumber: '7101', result: 'success' } as Delivery;
const call: CallDetail = {
  callId: '1764000000.1',
  node: 'main',
  direction: 'in',
  clientNumber: '79161234567',
  line: '74951234567',
  startedAt: 1_764_000_000_000,
  endedAt: 1_764_000_060_000,
  phase: 'ended',
  result: 'success',
  extension: '101',
  employeeName: 'Anna',
  talkS: 40,
  recordingFile: '/monitor/2025/q-700.wav',
  notes: [],
  recordings: [],
  steps: [
    { at: 1_764_000_001_000, code: 'queue-joined', subject: '700' },
    { at: 1_764_000_012_400, code: 'talks', subject: '101' },
  ],
  deliveries: [completed],
};

describe('the preview of the fields for PlanFix', () => {
  it('knows of each placeholder its value, or that it was not kept', () => {
    const { values } = previewAnalytics({}, call);
    expect(Object.keys(values).sort()).toEqual([...analyticsPlaceholders].sort());
    expect(values).toMatchObject({
      queue: '700',
      waitSeconds: '12',
      talkSeconds: '40',
      shortNumber: '7101',
      employeeName: 'Anna',
      recordingFile: 'q-700.wav',
      callerName: null,
      trunk: null,
    });
  });

  it('fills in the templates and shows what is known only in the call as its placeholder', () => {
    const templates = { queue: '{queue}', who: '{callerName} → {employeeName}', none: ' ' };
    expect(previewAnalytics(templates, call).fields).toEqual({
      data_queue: '700',
      data_who: '‹callerName› → Anna',
    });
  });

  it('counts the wait of a call nobody took to its end, and knows the trunk of one that went out', () => {
    const out = {
      ...call,
      direction: 'out' as const,
      steps: [{ at: call.startedAt, code: 'dials-out', subject: 'megafon' }],
    };
    expect(previewAnalytics({}, out).values).toMatchObject({ waitSeconds: '60', trunk: 'megafon' });
  });
});
