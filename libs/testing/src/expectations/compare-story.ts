import type { ToldMessage } from './told-message.ts';
import { describeTold, faultOf, type ExpectedMessage } from './parse-said.ts';

// Messages to different employees travel apart from each other, so they may overtake by this much.
const overtakingMs = 250;

type Met = { readonly told: ToldMessage; readonly place: number };

/** The differences between one reading and what was told about one call, in order of arrival. */
export function compareStory(reading: readonly ExpectedMessage[], told: readonly ToldMessage[]): string[] {
  const employees = new Set([...reading.map(({ ext }) => ext), ...told.map(({ ext }) => ext)]);
  const differences: string[] = [];
  const met: Met[] = [];
  for (const ext of employees) {
    const lane = compareLane(
      reading.filter((message) => message.ext === ext),
      told.filter((message) => message.ext === ext),
    );
    differences.push(...lane.differences);
    met.push(...lane.met);
  }
  return [...differences, ...overtakings(told, met)];
}

type Lane = { readonly differences: readonly string[]; readonly met: readonly Met[] };

// Within one employee the order is strict; only messages of one place of the story may change places.
function compareLane(expected: readonly ExpectedMessage[], told: readonly ToldMessage[]): Lane {
  const left = [...expected];
  const differences: string[] = [];
  const met: Met[] = [];
  for (const message of told) {
    const next = left[0];
    if (next === undefined) {
      differences.push(`told ${describeTold(message)}, but nothing more was expected for ${message.ext}`);
      continue;
    }
    const fitting = left.findIndex(
      (candidate) => candidate.place === next.place && faultOf(candidate, message) === undefined,
    );
    if (fitting < 0) differences.push(misfit(next, message));
    const [taken = next] = left.splice(Math.max(fitting, 0), 1);
    met.push({ told: message, place: taken.place });
  }
  const missing = left.map(({ text }) => `never told: ${text}`);
  return { differences: [...differences, ...missing], met };
}

function misfit(expected: ExpectedMessage, told: ToldMessage): string {
  return `told ${describeTold(told)}, expected ${expected.text} (${faultOf(expected, told) ?? 'fits'})`;
}

function overtakings(told: readonly ToldMessage[], met: readonly Met[]): string[] {
  const inOrder = told.flatMap((message) => met.find((one) => one.told === message) ?? []);
  return inOrder.flatMap((early, index) =>
    inOrder
      .slice(index + 1)
      .filter((late) => late.place < early.place && late.told.at - early.told.at > overtakingMs)
      .map(
        (late) =>
          `${describeTold(late.told)} came ${late.told.at - early.told.at} ms after ${describeTold(early.told)}, which it should precede`,
      ),
  );
}
