import { compareStory } from './compare-story.ts';
import type { ExpectedCall } from '../asterisk/expected-calls.ts';
import type { ToldMessage } from './told-message.ts';
import { describeTold, readingsOf } from './parse-said.ts';

type Pair = { readonly expected: ExpectedCall; readonly told: readonly ToldMessage[] };

/** What was told to PlanFix against what should have been, in words; an empty list means it is right. */
export function compareCalls(expected: readonly ExpectedCall[], told: readonly ToldMessage[]): string[] {
  const { pairs, unexpected } = pairUp(expected, told);
  return [
    ...pairs.flatMap((pair) =>
      pair.told.length === 0
        ? [`nothing was told about the call with ${pair.expected.phone}`]
        : compareOne(pair.expected, pair.told),
    ),
    ...unexpected.map((message) => `told, but not expected: ${inFull(message)}`),
  ];
}

// First by their numbers; what is left over is paired in order, to say what is wrong with it.
function pairUp(expected: readonly ExpectedCall[], told: readonly ToldMessage[]) {
  const calls = [...Map.groupBy(told, ({ callid }) => callid).values()];
  const take = (index: number): readonly ToldMessage[] => (index < 0 ? [] : calls.splice(index, 1).flat());
  const byNumbers = expected.map((call) => ({
    expected: call,
    told: take(calls.findIndex(([first]) => first !== undefined && isAbout(call, first))),
  }));
  const pairs = byNumbers.map((pair): Pair => (pair.told.length > 0 ? pair : { ...pair, told: take(0) }));
  return { pairs, unexpected: calls.flat() };
}

function compareOne(expected: ExpectedCall, told: readonly ToldMessage[]): string[] {
  const strangers = told.filter((message) => !isAbout(expected, message));
  const wanted = `${expected.type} phone=${expected.phone} diversion=${expected.diversion}`;
  const headers = strangers.map((message) => `expected ${wanted}, told ${inFull(message)}`);
  const readings = readingsOf(expected.says).map((reading) => compareStory(reading, told));
  const best = readings.sort((one, other) => one.length - other.length)[0] ?? [];
  return [...headers, ...best];
}

function isAbout(expected: ExpectedCall, told: ToldMessage): boolean {
  return (
    told.type === expected.type && told.phone === expected.phone && told.diversion === expected.diversion
  );
}

function inFull(told: ToldMessage): string {
  return `${told.type} phone=${told.phone} diversion=${told.diversion} callid=${told.callid} ${describeTold(told)}`;
}
