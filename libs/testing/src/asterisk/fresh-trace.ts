import type { TraceEvent } from './trace.ts';

type Renames = ReadonlyMap<string, string>;

/**
 * The same story with ids of its own, so that a recording can be played many times: every Uniqueid, Linkedid, bridge id
 * and channel-name suffix is replaced, the same one by the same one everywhere, file names of recordings included.
 * `run` tells the copies apart; two runs never share an id.
 */
export function freshIds(events: readonly TraceEvent[], run: number): TraceEvent[] {
  const renames = new Map<string, string>();
  for (const event of events) {
    for (const [header, value] of Object.entries(event)) {
      if (typeof value === 'string') learnId({ renames, header, value, run });
    }
  }
  return replaceIn(events, renames, (id) => `(?<![0-9A-Za-z])${id}(?![0-9A-Za-z])`);
}

/** The same story with other numbers: each key stands alone (not inside a longer number) and becomes its value. */
export function renameNumbers(
  events: readonly TraceEvent[],
  numbers: Readonly<Record<string, string>>,
): TraceEvent[] {
  // A dot before it: the counter in a Uniqueid such as 1795419486.101 is no extension.
  return replaceIn(events, new Map(Object.entries(numbers)), (number) => `(?<![\\d.])${number}(?!\\d)`);
}

interface IdSeen {
  renames: Map<string, string>;
  header: string;
  value: string;
  run: number;
}

function learnId({ renames, header, value, run }: IdSeen): void {
  if (/(unique|linked)id$/i.test(header)) learn(renames, value, () => freshUniqueid(value, run));
  const channel = /channel$/i.test(header) ? /^(.+-)([0-9a-f]{8})(?:;[12])?$/.exec(value) : null;
  if (channel === null) return;
  const [, name = '', suffix = ''] = channel;
  // Suffixes count from 0 at Asterisk's start; a run gets 4096 of its own.
  learn(renames, `${name}${suffix}`, () => name + hex8(Number.parseInt(suffix, 16) + run * 0x1000));
}

function learn(renames: Map<string, string>, old: string, fresh: () => string): void {
  if (old !== '' && old !== '<unknown>' && !renames.has(old)) renames.set(old, fresh());
}

/** `[systemname-]epoch.counter` of a channel, or a UUID of a bridge. */
function freshUniqueid(old: string, run: number): string {
  const dot = old.lastIndexOf('.');
  if (dot > 0) return `${old.slice(0, dot)}.${Number(old.slice(dot + 1)) + run * 1_000_000}`;
  return old.replace(/[0-9a-f]{12}$/, (tail) =>
    ((Number.parseInt(tail, 16) + run) % 2 ** 48).toString(16).padStart(12, '0'),
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const hex8 = (value: number): string => (value % 2 ** 32).toString(16).padStart(8, '0');

function replaceIn(
  events: readonly TraceEvent[],
  renames: Renames,
  pattern: (escaped: string) => string,
): TraceEvent[] {
  if (renames.size === 0) return [...events];
  const longestFirst = [...renames.keys()].sort((a, b) => b.length - a.length);
  const anyOf = new RegExp(longestFirst.map((old) => pattern(escaped(old))).join('|'), 'g');
  const replace = (text: string): string => text.replace(anyOf, (old) => renames.get(old) ?? old);
  return events.map((event) => replaceHeaders(event, replace));
}

function replaceHeaders(event: TraceEvent, replace: (text: string) => string): TraceEvent {
  const headers: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries(event)) {
    if (name === 't' || name === 'event') continue;
    headers[name] =
      typeof value === 'string' ? replace(value) : typeof value === 'number' ? value : value.map(replace);
  }
  return { ...headers, t: event.t, event: event.event };
}
