import type { Call } from './call.ts';
import type { Channel } from './graph.ts';
import { dialledNumber, normaliseNumber } from './normalise-number.ts';
import { note } from './telling.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/**
 * Number and line of an incoming call may come after its birth (an analog caller id, FROM_DID behind an extension `s`);
 * they are read anew until the first word about the call is due, and then stay as they are (rule 5).
 */
export function nameIncoming(state: TrackerState, telling: Telling, call: Call): void {
  const client = state.graph.channels.get(call.clients[0] ?? '');
  if (call.direction !== 'in' || call.isNamed || !client) return;
  const { rules } = telling;
  call.isNamed = true;
  call.line = lineNumber(client.line ?? '', telling) || lineNumber(client.bornExten, telling);
  if (rules.lines.get(call.line)?.isEnabled === false) mute(telling, call, 'line-switched-off', call.line);
  setClientNumber(telling, call, normaliseNumber(client.bornCallerNumber, rules.numbers));
}

/** A caller without a number is not sent, unless the admin named a substitute (rule 3). */
export function setClientNumber(telling: Telling, call: Call, number: string | undefined): void {
  const substitute = telling.rules.numbers.anonymousAs;
  call.clientNumber = number ?? substitute;
  if (number !== undefined) return;
  if (substitute === '') mute(telling, call, 'anonymous-not-sent');
  else note(telling, call, 'anonymous-substituted', substitute);
}

function mute(
  telling: Telling,
  call: Call,
  why: 'anonymous-not-sent' | 'line-switched-off',
  subject?: string,
): void {
  call.muted ??= why;
  note(telling, call, why, subject);
}

/** What was sent to the trunk, or, where that is no number as the world knows it, what the employee dialled. */
export function numberDialled(
  telling: Telling,
  chain: readonly Channel[],
  origin: Channel | undefined,
): string | undefined {
  const { numbers } = telling.rules;
  const sent = normaliseNumber(dialledNumber(chain[0]?.dial?.dialString ?? ''), numbers);
  const dialled = normaliseNumber(origin?.bornExten ?? '', numbers);
  return [sent, dialled].find((number) => number !== undefined && isWorldNumber(number)) ?? sent ?? dialled;
}

/** Our own number as the client sees it: the caller id of whoever dials the trunk (rule 5). */
export function presentedLine(telling: Telling, chain: readonly Channel[]): string {
  return lineNumber(chain[1]?.callerNumber ?? '', telling);
}

export function lineNumber(raw: string, telling: Telling): string {
  const { internal } = telling.rules.numbers;
  const number = normaliseNumber(raw, telling.rules.numbers) ?? '';
  // A short number is a line where the admin says so (an E1 delivers four digits).
  if (telling.rules.lines.has(number)) return number;
  return internal.test(number) ? '' : number;
}

function isWorldNumber(number: string): boolean {
  return number.length >= 10;
}
