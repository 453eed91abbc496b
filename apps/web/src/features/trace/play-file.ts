import { readAmiTrace } from '@planfix-asterisk/ami';
import type { AmiTrace } from '@planfix-asterisk/ami';
import { extensionsIn, numberRules, playTrace, trackerRules } from '@planfix-asterisk/calls';
import type { CallSummary, TraceStep } from '@planfix-asterisk/calls';
import { numbersSchema, settingsSchema } from '@planfix-asterisk/contracts';
import type { PanelSettings } from '@planfix-asterisk/contracts';

/** An hour of a busy PBX. */
export const largestMb = 50;
/** So many steps until the browser may draw and hear the user again. */
const stepsAtOnce = 2_000;

export interface PlayedStep extends TraceStep {
  readonly number: number;
}

export interface PlayedTrace extends Pick<AmiTrace, 'faults' | 'faultCount'> {
  readonly steps: readonly PlayedStep[];
  readonly events: number;
}

/** Whose settings the calls are read by: this instance's, or every phone of the file that is named like an extension. */
export type Whose = 'ours' | 'of-the-file';

/** Plays a recording in the browser: nothing of it leaves the machine. */
export async function playFile(
  file: Blob,
  { whose, settings }: { whose: Whose; settings: PanelSettings['settings'] },
  signal: AbortSignal,
): Promise<PlayedTrace> {
  const { entries, faults, faultCount } = readAmiTrace(await file.text());
  const numbers = settings.numbers ?? numbersSchema.parse({});
  const employees =
    whose === 'ours'
      ? settings.employees
      : extensionsIn(entries, numberRules(numbers).internal).map((extension) => ({
          extension,
          shortNumber: extension,
        }));
  const { trunks, lines, policy } = whose === 'ours' ? settings : {};
  const rules = trackerRules(settingsSchema.parse({ numbers, employees, trunks, lines, policy }), {
    node: 'trace',
  });
  const steps: PlayedStep[] = [];
  for (const step of playTrace(entries, rules)) {
    steps.push({ ...step, number: steps.length + 1 });
    if (steps.length % stepsAtOnce !== 0) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
  return { steps, events: entries.length, faults, faultCount };
}

/** The calls as they were after a step. */
export function callsAfter(steps: readonly PlayedStep[], number: number): CallSummary[] {
  const calls = new Map<string, CallSummary>();
  for (const { output } of steps.slice(0, number)) {
    for (const call of output?.calls ?? []) calls.set(call.callId, call);
  }
  return [...calls.values()];
}

export const isTelling = ({ output }: TraceStep): boolean =>
  output !== undefined && output.events.length + output.steps.length + output.notes.length > 0;
