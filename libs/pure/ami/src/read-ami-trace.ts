import { z } from 'zod';
import type { AmiBlock } from './ami-block.ts';

/** One AMI event of a recording, with the time of its arrival since the recording began. */
export interface TraceEntry {
  /** Number of its line in the file, from 1. */
  readonly line: number;
  readonly atMs: number;
  readonly block: AmiBlock;
}

export interface AmiTrace {
  readonly entries: readonly TraceEntry[];
  /** Lines that could not be read, the first few of them. */
  readonly faults: readonly TraceFault[];
  /** Of all lines that could not be read. */
  readonly faultCount: number;
}

export interface TraceFault {
  readonly line: number;
  readonly why: 'no-json' | 'no-event' | 'no-time';
}

const mostFaults = 20;
const header = z.union([z.string(), z.array(z.string())]);
const lineSchema = z.looseObject({ t: z.number().min(0), event: z.string().min(1).max(100) });

/**
 * Reads a recording: JSON lines, each one event with `t` (seconds since the recording began), `event` (its name) and its
 * other headers. A line that cannot be read is left out and named; the others still tell their story.
 */
export function readAmiTrace(text: string): AmiTrace {
  const entries: TraceEntry[] = [];
  const faults: TraceFault[] = [];
  let faultCount = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'object') entries.push({ line: index + 1, ...read });
    else {
      faultCount += 1;
      if (faults.length < mostFaults) faults.push({ line: index + 1, why: read });
    }
  }
  return { entries, faults, faultCount };
}

function readLine(line: string): Omit<TraceEntry, 'line'> | TraceFault['why'] {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return faultOf(parsed.error);
  const { t, event, ...headers } = parsed.data;
  const block = Object.create(null) as Record<string, string | readonly string[]>;
  block['event'] = event;
  for (const [name, value] of Object.entries(headers)) {
    const read = header.safeParse(value);
    if (read.success) block[name.toLowerCase()] = read.data;
  }
  return { atMs: Math.round(t * 1_000), block };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function faultOf({ issues }: z.ZodError): TraceFault['why'] {
  const [issue] = issues;
  if (issue === undefined || issue.path.length === 0) return 'no-json';
  return issue.path[0] === 't' ? 'no-time' : 'no-event';
}
