import type { AnalyticsCheck, CallDetail } from '@planfix-asterisk/contracts';
import { analyticsFields, analyticsValues } from '@planfix-asterisk/planfix';

type CompletedEvent = Parameters<typeof analyticsValues>[0];

/** What the templates would give for a call that is over, by the code that fills them in when a call ends. */
export function previewAnalytics(
  templates: Readonly<Record<string, string>>,
  call: CallDetail,
): Pick<AnalyticsCheck, 'values' | 'fields'> {
  const known = analyticsValues(eventOf(call), call.employeeName ?? '');
  const values: AnalyticsCheck['values'] = { ...known };
  for (const name of notKept(call)) values[name] = null;
  // What is known only while the call goes on shows as its placeholder.
  const shown = Object.entries(values).map(([name, value]) => [name, value ?? `‹${name}›`] as const);
  const fields = analyticsFields(templates, Object.fromEntries(shown));
  return { values, fields };
}

/** The trunk of an incoming call and the caller's name on the PBX are not kept with a call. */
function notKept({ direction }: CallDetail): readonly string[] {
  return direction === 'in' ? ['callerName', 'trunk'] : ['callerName'];
}

function eventOf(call: CallDetail): CompletedEvent {
  const { callId, node, clientNumber, line, startedAt } = call;
  const told = call.deliveries.findLast(({ kind }) => kind === 'completed');
  const extension = told?.extension ?? call.extension ?? '';
  return {
    callId,
    node,
    clientNumber,
    line,
    seq: 0,
    kind: 'completed',
    direction: call.direction === 'out' ? 'out' : 'in',
    employee: { extension, shortNumber: told?.shortNumber ?? extension },
    at: call.endedAt ?? startedAt,
    result: resultOf(told?.result ?? call.result),
    durationS: call.talkS,
    isRecorded: call.recordingFile !== null,
    isLast: true,
    facts: {
      startedAt,
      waitS: waitOf(call),
      queue: subjectOf(call, 'queue-joined'),
      callerName: '',
      trunk: subjectOf(call, 'dials-out'),
      recordingFile: call.recordingFile ?? '',
    },
  };
}

const results = [
  'success',
  'missed',
  'cancelled',
  'busy',
  'no-answer',
  'not-available',
  'not-allowed',
] as const satisfies readonly CompletedEvent['result'][];

const resultOf = (text: string | null): CompletedEvent['result'] =>
  results.find((one) => one === text) ?? 'missed';

const subjectOf = ({ steps }: CallDetail, code: string): string =>
  steps.findLast((step) => step.code === code)?.subject ?? '';

function waitOf({ steps, startedAt, endedAt }: CallDetail): number {
  const talk = steps.find(({ code }) => code === 'talks' || code === 'talks-outside');
  return Math.max(Math.floor(((talk?.at ?? endedAt ?? startedAt) - startedAt) / 1000), 0);
}
