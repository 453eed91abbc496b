import type { CallEvent } from '@planfix-asterisk/calls';
import type { PlanfixForm } from './planfix-form.ts';

export type CompletedEvent = Extract<CallEvent, { kind: 'completed' }>;

/** PlanFix's field is a line of text; longer ones are cut. */
const longestValue = 255;

/**
 * The values an admin may put into fields of PlanFix's "Call" analytic, by the names of their placeholders. An empty one
 * is not known.
 */
export function analyticsValues(event: CompletedEvent, employeeName: string): Record<string, string> {
  const { facts, employee } = event;
  return {
    queue: facts?.queue ?? '',
    waitSeconds: facts === undefined ? '' : String(facts.waitS),
    talkSeconds: String(event.durationS),
    result: event.result,
    direction: event.direction,
    startedAt: facts === undefined ? '' : new Date(facts.startedAt).toISOString(),
    callerName: facts?.callerName ?? '',
    clientNumber: event.clientNumber,
    line: event.line,
    trunk: facts?.trunk ?? '',
    node: event.node,
    extension: employee.extension,
    shortNumber: employee.shortNumber,
    employeeName,
    recordingFile: (facts?.recordingFile ?? '').split('/').at(-1) ?? '',
    callId: event.callId,
  };
}

/** `{ queue: '{queue}' }` -> `{ data_queue: '700' }`; a field whose text is empty is not sent. */
export function analyticsFields(
  templates: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): PlanfixForm {
  const fields = Object.entries(templates).map(([field, template]): [string, string] => {
    const text = template.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
    return [`data_${field}`, text.trim().slice(0, longestValue)];
  });
  return Object.fromEntries(fields.filter(([, text]) => text !== ''));
}
