import { parseAmiBlock } from '@planfix-asterisk/ami';
import { readTrace, traceBlock } from '@planfix-asterisk/testing';
import type { Fact } from '../index.ts';

/** A recording as facts, keeping its distances. */
export function traceFacts(name: string): Fact[] {
  return readTrace(name).flatMap((line): Fact[] => {
    const event = parseAmiBlock(traceBlock(line));
    return event ? [{ kind: 'ami', at: Math.round(line.t * 1000), event }] : [];
  });
}
