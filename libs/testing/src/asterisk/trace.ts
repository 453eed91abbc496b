import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { AmiBlock } from '@planfix-asterisk/ami';

export type AmiHeaders = Readonly<Record<string, string | readonly string[]>>;

/** One line of a recording: an AMI event with its headers as Asterisk sent them. */
export interface TraceEvent {
  /** Second of arrival since the recording began. */
  readonly t: number;
  readonly event: string;
  readonly [header: string]: string | number | readonly string[];
}

// By the package's name and not by `import.meta.url`: the demo is bundled to another folder.
const library = dirname(createRequire(import.meta.url).resolve('@planfix-asterisk/testing'));

/** Folder of the recordings; one folder per Asterisk version, `expected.json` beside them. */
export const tracesDirectory = join(library, '..', 'traces');

/** Reads a recording: a path, or a name as `listTraces` gives it. */
export function readTrace(pathOrName: string): TraceEvent[] {
  const path = pathOrName.endsWith('.jsonl')
    ? pathOrName
    : join(tracesDirectory, 'asterisk-16', `${pathOrName}.jsonl`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => readLine(line, `${path}:${index + 1}`));
}

/** Names of the recordings, without folder and ending, sorted. */
export function listTraces(version = 'asterisk-16'): string[] {
  return readdirSync(join(tracesDirectory, version))
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => basename(file, '.jsonl'))
    .sort();
}

/** What Asterisk sends for it: the headers without the recording's clock, `Event` first. */
export function headersOf(event: TraceEvent): AmiHeaders {
  const headers: Record<string, string | readonly string[]> = { Event: event.event };
  for (const [name, value] of Object.entries(event)) {
    if (name !== 'event' && typeof value !== 'number') headers[name] = value;
  }
  return headers;
}

/** The event as the AMI connection would hand it on. */
export function traceBlock(event: TraceEvent): AmiBlock {
  const block = Object.create(null) as Record<string, string | readonly string[]>;
  for (const [name, value] of Object.entries(headersOf(event))) block[name.toLowerCase()] = value;
  return block;
}

function readLine(line: string, place: string): TraceEvent {
  const read: unknown = JSON.parse(line);
  if (!isTraceEvent(read)) throw new Error(`${place}: a line needs a number "t" and a string "event"`);
  return read;
}

function isTraceEvent(read: unknown): read is TraceEvent {
  return (
    typeof read === 'object' &&
    read !== null &&
    't' in read &&
    typeof read.t === 'number' &&
    'event' in read &&
    typeof read.event === 'string'
  );
}
