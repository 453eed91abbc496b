import type { ExpectedStep } from '../asterisk/expected-calls.ts';

/** A message as PlanFix got it, or as it would. */
export interface ToldMessage {
  readonly callid: string;
  readonly type: string;
  readonly phone: string;
  readonly diversion: string;
  readonly ext: string;
  /** INCOMING, OUTGOING, ACCEPTED or COMPLETED. */
  readonly event: string;
  readonly status?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly isRecorded?: boolean | undefined;
  /** When it was told, ms. */
  readonly at: number;
}

/** One expected message with the number of its turn: items of one turn may come in any order. */
export interface Turn {
  readonly turn: number;
  readonly message: string;
}

/** All acceptable readings of an expectation, each as a flat list. */
export function readings(says: readonly ExpectedStep[]): Turn[][] {
  let found: { turns: Turn[]; next: number }[] = [{ turns: [], next: 0 }];
  for (const item of says) found = found.flatMap((reading) => extend(reading, item));
  return found.map((reading) => reading.turns);
}

type Reading = { turns: Turn[]; next: number };

function extend({ turns, next }: Reading, item: ExpectedStep): Reading[] {
  if (typeof item === 'string') return [{ turns: [...turns, { turn: next, message: item }], next: next + 1 }];
  if ('any' in item) {
    return item.any.flatMap((alternative) =>
      alternative.reduce<Reading[]>(
        (soFar, part) => soFar.flatMap((reading) => extend(reading, part)),
        [{ turns, next }],
      ),
    );
  }
  const group = item.flatMap((part) => (typeof part === 'string' ? [{ turn: next, message: part }] : []));
  return [{ turns: [...turns, ...group], next: next + 1 }];
}
