import type { EmployeeSettings, LineSettings } from '@planfix-asterisk/contracts';

/** PlanFix is told of a lost call only if its receiver is in the list and switched on. */
type ReceiverState = 'ready' | 'switched-off' | 'absent';

export function receiverState(extension: string, employees: readonly EmployeeSettings[]): ReceiverState {
  const employee = employees.find((one) => one.extension === extension);
  if (employee === undefined) return 'absent';
  return employee.enabled ? 'ready' : 'switched-off';
}

export interface Unreceived {
  readonly line: LineSettings;
  readonly extension: string;
  readonly state: Exclude<ReceiverState, 'ready'>;
}

/** Lines whose lost calls reach nobody although somebody was to get them. */
export function unreceivedLines(
  lines: readonly LineSettings[],
  employees: readonly EmployeeSettings[],
): readonly Unreceived[] {
  return lines.flatMap((line) => {
    if (line.lostCalls === undefined) return [];
    const state = receiverState(line.lostCalls, employees);
    return state === 'ready' ? [] : [{ line, extension: line.lostCalls, state }];
  });
}

/** The lines with another receiver in the place of those that do not get them. */
export function handedOver(
  lines: readonly LineSettings[],
  employees: readonly EmployeeSettings[],
  receiver: string,
): readonly LineSettings[] {
  const concerned = new Set(unreceivedLines(lines, employees).map(({ line }) => line));
  return lines.map((line) => (concerned.has(line) ? { ...line, lostCalls: receiver } : line));
}
