import { listTraces, readTrace } from '@planfix-asterisk/testing';
import type { ScriptedAsterisk } from '@planfix-asterisk/testing';
import { departments } from './demo-instance.ts';
import { pause } from './pause.ts';

const shortestPauseMs = 500;
const longestPauseMs = 3_000;
/** The first minute shows every kind of call; after that chance decides. */
const opening = [
  '01-inbound-answered',
  '05-ringgroup-answered',
  '12-outbound-busy',
  '02-inbound-caller-gives-up',
  '11-outbound-answered',
  '16-inbound-blind-transfer-refer',
];

/** Plays recorded calls until `over`, one in each department at a time, each with ids and client numbers of its own. */
export async function playCalls(asterisk: ScriptedAsterisk, over: AbortSignal): Promise<void> {
  const stories = listTraces().filter((name) => !name.endsWith('.full'));
  const free = departments.map(({ firstDigit }) => firstDigit);
  const playing = new Set<Promise<void>>();
  for (let run = 1; !over.aborted; run += 1) {
    const story = opening[run - 1] ?? oneOf(stories);
    const department = free.shift();
    if (department === undefined) throw new Error('more calls than departments');
    const rename = castOf(department);
    const call = asterisk.playTrace(readTrace(story), { run, rename, signal: over }).finally(() => {
      free.push(department);
      playing.delete(call);
    });
    playing.add(call);
    await pause(shortestPauseMs + Math.random() * (longestPauseMs - shortestPauseMs), over);
    if (free.length === 0) await Promise.race(playing);
  }
  await Promise.all(playing);
}

/** Who takes part: the recordings' numbers and whom they become. */
export function castOf(department: string): Record<string, string> {
  const caller = digits(7);
  const called = digits(9);
  const cast: Record<string, string> = {
    '74957654321': `7495${caller}`,
    '79161234567': `79${called}`,
    '89161234567': `89${called}`,
    '989161234567': `989${called}`,
  };
  for (let place = 1; place <= 8; place += 1) cast[`10${place}`] = `${department}0${place}`;
  return cast;
}

function oneOf(names: readonly string[]): string {
  const name = names[Math.floor(Math.random() * names.length)];
  if (name === undefined) throw new Error('there are no recorded calls in libs/testing/traces');
  return name;
}

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');
}
