import type { ExpectedCall } from '../asterisk/expected-calls.ts';
import { readings } from './told-message.ts';
import type { ToldMessage, Turn } from './told-message.ts';

/** Messages of different employees may overtake each other by so much: they travel in lanes of their own. */
const overtakingMs = 250;

/** What is wrong with the messages told, in words; empty when all is as expected. Order of calls: by first message. */
export function compareCalls(expected: readonly ExpectedCall[], told: readonly ToldMessage[]): string[] {
  const calls = [...Map.groupBy(told, (message) => message.callid).values()];
  if (calls.length !== expected.length) {
    const list = told.map(inWords).join('\n  ');
    return [`expected ${expected.length} call(s), ${calls.length} told:\n  ${list}`];
  }
  return expected.flatMap((call, index) => compareCall(call, calls[index] ?? []));
}

function compareCall(expected: ExpectedCall, told: readonly ToldMessage[]): string[] {
  const wrong = told.flatMap((message) => headFaults(expected, message));
  const attempts = readings(expected.says).map((turns) => compareTurns(turns, told));
  const best = attempts.sort((one, other) => one.length - other.length)[0] ?? [];
  return [...wrong, ...best];
}

function headFaults(expected: ExpectedCall, message: ToldMessage): string[] {
  return (['type', 'phone', 'diversion'] as const)
    .filter((field) => message[field] !== expected[field])
    .map((field) => `${inWords(message)}: ${field} is "${message[field]}", expected "${expected[field]}"`);
}

function compareTurns(turns: readonly Turn[], told: readonly ToldMessage[]): string[] {
  const faults: string[] = [];
  const turnOf = new Map<ToldMessage, number>();
  for (const ext of new Set([...turns.map(extOf), ...told.map((message) => message.ext)])) {
    const wanted = turns.filter((turn) => extOf(turn) === ext);
    const got = told.filter((message) => message.ext === ext);
    for (let index = 0; index < Math.max(wanted.length, got.length); index += 1) {
      const [turn, message] = [wanted[index], got[index]];
      if (message && turn && fits(turn.message, message)) turnOf.set(message, turn.turn);
      else faults.push(`expected ${turn?.message ?? 'nothing more'} of ${ext}, told ${inWords(message)}`);
    }
  }
  return [...faults, ...overtakings(told, turnOf)];
}

function overtakings(told: readonly ToldMessage[], turnOf: ReadonlyMap<ToldMessage, number>): string[] {
  return told.flatMap((later, index) =>
    told.slice(0, index).flatMap((earlier) => {
      const isOvertaken = (turnOf.get(earlier) ?? 0) > (turnOf.get(later) ?? 0);
      const isTooLate = later.at - earlier.at > overtakingMs;
      return isOvertaken && isTooLate ? [`${inWords(later)} came too late, after ${inWords(earlier)}`] : [];
    }),
  );
}

function extOf(turn: Turn): string {
  return turn.message.split(' ')[1] ?? '';
}

function fits(expected: string, told: ToldMessage): boolean {
  const [event, ext, status, seconds, recorded] = expected.split(' ');
  if (event !== told.event || ext !== told.ext) return false;
  if (event !== 'COMPLETED') return true;
  const [from = 0, to = 0] = (seconds ?? '').split('-').map(Number);
  const duration = told.duration ?? Number.NaN;
  const isRecordingRight = recorded === 'r*' || recorded === (told.isRecorded === true ? 'r1' : 'r0');
  return status === told.status && duration >= from && duration <= to && isRecordingRight;
}

function inWords(told: ToldMessage | undefined): string {
  if (!told) return 'nothing';
  const end =
    told.event === 'COMPLETED'
      ? ` ${told.status ?? ''} ${told.duration ?? ''} r${told.isRecorded ? 1 : 0}`
      : '';
  return `${told.event} ${told.ext}${end} (${told.callid}, ${told.at})`;
}
