// The call tracker alone: a busy PBX for an hour of its own time, and each recording as fast as it goes.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseAmiBlock } from '@planfix-asterisk/ami';
import { createTrackerState, trackCalls } from '@planfix-asterisk/calls';
import type { Fact } from '@planfix-asterisk/calls';
import { freshIds, labRules, listTraces, readTrace, traceBlock } from '@planfix-asterisk/testing';
import type { TraceEvent } from '@planfix-asterisk/testing';

const rules = labRules();
const load = { inProgress: 1000, eventsPerSecond: 200, minutes: Number(process.env['BENCH_MINUTES'] ?? 60) };

/** 1,000 calls in progress and 200 events a second for an hour: what an event costs, and whether memory stays flat. */
export function trackerLoad(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heapMb = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const recorded = readTrace('01-inbound-answered');
  const eventsOfCall = factsOf(recorded, 0).length;
  const everyMs = (eventsOfCall * 1000) / load.eventsPerSecond;
  const stretchMs = load.inProgress * everyMs;
  const state = createTrackerState();
  const waiting: Fact[][] = [];
  const heap: number[] = [];
  let spentUs = 0;
  let taken = 0;
  let begun = 0;
  for (let second = 1; second <= load.minutes * 60; second += 1) {
    const now = second * 1000;
    for (; begun * everyMs < now; begun += 1)
      waiting.push(factsOf(freshIds(recorded, begun + 1), begun * everyMs, stretchMs));
    const due = waiting.flatMap((facts) => facts.splice(0, countUntil(facts, now)));
    while (waiting[0]?.length === 0) waiting.shift();
    due.sort((one, other) => one.at - other.at);
    const before = process.cpuUsage();
    for (const fact of due) trackCalls(state, fact, rules);
    spentUs += cpuUs(before);
    taken += due.length;
    if (second % (load.minutes * 10) === 0) heap.push(heapMb());
  }
  const [first = 0] = heap.slice(1);
  console.log(
    `tracker: ${state.calls.size} calls in progress, ${taken} events in an hour of the PBX: ` +
      `${(spentUs / taken).toFixed(1)} µs of CPU an event (goal: at most 50)`,
  );
  console.log(
    `  memory after each 10 minutes: ${heap.map((mb) => mb.toFixed(0)).join(', ')} MB ` +
      `(goal: flat; last to first: ${((heap.at(-1) ?? 0) / first).toFixed(2)})`,
  );
  slowestTrace();
}

/** How much faster than it happened each recording is folded. */
function slowestTrace(): void {
  const ratios = listTraces().map((name) => {
    const facts = factsOf(readTrace(name), 0);
    const lastedMs = (facts.at(-1)?.at ?? 0) - (facts[0]?.at ?? 0);
    const rounds = 200;
    const fold = (): void => {
      for (let round = 0; round < rounds; round += 1) {
        const state = createTrackerState();
        for (const fact of facts) trackCalls(state, fact, rules);
      }
    };
    fold();
    const began = process.cpuUsage();
    fold();
    return { name, seconds: lastedMs / 1000, ratio: (lastedMs * 1000 * rounds) / cpuUs(began) };
  });
  // A call refused at once is over in milliseconds of real time; no program folds its burst in microseconds.
  for (const [what, ofThese] of [
    ['recordings of a second and longer', ratios.filter(({ seconds }) => seconds >= 1)],
    ['bursts of less than a second', ratios.filter(({ seconds }) => seconds < 1)],
  ] as const) {
    const slowest = ofThese.toSorted((one, other) => one.ratio - other.ratio)[0];
    if (slowest === undefined) continue;
    const { name, seconds, ratio } = slowest;
    console.log(
      `  ${ofThese.length} ${what}: the slowest to fold, ${name} (${seconds.toFixed(2)} s), ${ratio.toFixed(0)} times faster than real time (goal: 1000)`,
    );
  }
}

/** `stretchMs` lengthens the talk: what comes after the bridges comes so much later. */
function factsOf(events: readonly TraceEvent[], beganAt: number, stretchMs = 0): Fact[] {
  let isTalking = false;
  return events.flatMap((line): Fact[] => {
    const event = parseAmiBlock(traceBlock(line));
    if (event === undefined) return [];
    const at = beganAt + line.t * 1000 + (isTalking && event.kind !== 'bridge-entered' ? stretchMs : 0);
    isTalking ||= event.kind === 'bridge-entered';
    return [{ kind: 'ami', at, event }];
  });
}

function cpuUs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

function countUntil(facts: readonly Fact[], now: number): number {
  const later = facts.findIndex(({ at }) => at > now);
  return later < 0 ? facts.length : later;
}
