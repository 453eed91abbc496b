import type { ExpectedSaying, ExpectedStep } from '../asterisk/expected-calls.ts';
import type { ToldMessage } from './told-message.ts';

/** One expected message and its place in the story; messages of the same place may come in any order. */
export type ExpectedMessage = {
  readonly text: ExpectedSaying;
  readonly place: number;
  readonly event: string;
  readonly ext: string;
  readonly status?: string;
  readonly shortestSeconds?: number;
  readonly longestSeconds?: number;
  readonly recorded?: '0' | '1' | '*';
};

const pattern = /^(\w+) (\S+)(?: (\w+) (\d+)-(\d+) r([01*]))?$/;

function parseSaid(text: ExpectedSaying, place: number): ExpectedMessage {
  const [, event, ext, status, shortest, longest, recorded] = pattern.exec(text) ?? [];
  if (event === undefined || ext === undefined) throw new Error(`Not understood: "${text}"`);
  if (status === undefined) return { text, place, event, ext };
  return {
    text,
    place,
    event,
    ext,
    status,
    shortestSeconds: Number(shortest),
    longestSeconds: Number(longest),
    recorded: recorded === '0' || recorded === '1' ? recorded : '*',
  };
}

/** Every reading of a story, each as a plain list. */
export function readingsOf(says: readonly ExpectedStep[]): ExpectedMessage[][] {
  return tell(says).map((groups) =>
    groups.flatMap((group, place) => group.map((text) => parseSaid(text, place))),
  );
}

function tell(says: readonly ExpectedStep[]): (readonly ExpectedSaying[])[][] {
  return says.reduce<(readonly ExpectedSaying[])[][]>(
    (stories, say) => stories.flatMap((story) => continuations(say).map((next) => [...story, ...next])),
    [[]],
  );
}

function continuations(say: ExpectedStep): (readonly ExpectedSaying[])[][] {
  if (typeof say === 'string') return [[[say]]];
  if (isReadings(say)) return say.any.flatMap(tell);
  return [[say]];
}

// Array.isArray does not know read-only lists.
function isReadings(
  say: readonly ExpectedSaying[] | Exclude<ExpectedStep, string>,
): say is Extract<ExpectedStep, { readonly any: unknown }> {
  return 'any' in say;
}

/** What is wrong with a message that stands where another was expected; nothing if it is that one. */
export function faultOf(expected: ExpectedMessage, told: ToldMessage): string | undefined {
  if (told.event !== expected.event || told.ext !== expected.ext) return 'is another message';
  if (expected.status === undefined) return undefined;
  if (told.status !== expected.status) return `has status ${told.status ?? 'none'}`;
  const seconds = Number(told.duration ?? 0);
  const tooShort = seconds < (expected.shortestSeconds ?? 0);
  if (tooShort || seconds > (expected.longestSeconds ?? 0)) return `has duration ${seconds}`;
  const recorded = String(told.is_recorded ?? '0');
  if (expected.recorded !== '*' && recorded !== expected.recorded) return `has is_recorded ${recorded}`;
  return undefined;
}

export function describeTold(told: ToldMessage): string {
  const words = [told.event, told.ext];
  if (told.status !== undefined && told.status !== '')
    words.push(told.status, `${told.duration ?? 0}s`, `r${told.is_recorded ?? 0}`);
  return words.join(' ');
}
