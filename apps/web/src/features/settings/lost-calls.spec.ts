import { describe, expect, it } from 'vitest';
import { handedOver, receiverState, unreceivedLines } from './lost-calls.ts';

const employee = (extension: string, enabled = true) => ({
  ...{ extension, shortNumber: extension, name: '', enabled },
});
const line = (number: string, lostCalls?: string) => ({ number, name: '', enabled: true, lostCalls });
const employees = [employee('101'), employee('102', false)];
const [toAnna, toOff, toNobody, toGone] = [
  line('1', '101'),
  line('2', '102'),
  line('3'),
  line('4', '109'),
] as const;
const lines = [toAnna, toOff, toNobody, toGone];

describe('the receiver of lost calls', () => {
  it('is in the list and switched on, or there is none', () => {
    expect(['101', '102', '109'].map((extension) => receiverState(extension, employees))).toEqual([
      'ready',
      'switched-off',
      'absent',
    ]);
  });

  it('is missed only where a line names one', () => {
    expect(unreceivedLines(lines, employees)).toEqual([
      { line: toOff, extension: '102', state: 'switched-off' },
      { line: toGone, extension: '109', state: 'absent' },
    ]);
  });

  it('is replaced where it is missed, and nowhere else', () => {
    expect(handedOver(lines, employees, '101')).toEqual([
      toAnna,
      { ...toOff, lostCalls: '101' },
      toNobody,
      { ...toGone, lostCalls: '101' },
    ]);
  });
});
