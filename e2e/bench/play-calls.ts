import { freshIds, headersOf, readTrace } from '@planfix-asterisk/testing';
import type { ScriptedAsterisk, TraceEvent } from '@planfix-asterisk/testing';

interface Load {
  readonly calls: number;
  readonly callsPerSecond: number;
  /** Keeps the Linkedids of all runs apart. */
  readonly firstRun: number;
}

/** Plays a recorded call many times over, several at once, on the real AMI socket. Gives when each DialBegin was sent. */
export async function playCalls(asterisk: ScriptedAsterisk, load: Load): Promise<Map<string, number>> {
  const recorded = readTrace('01-inbound-answered');
  const sentAt = new Map<string, number>();
  const calls = Array.from({ length: load.calls }, async (_, index) => {
    await pause((index * 1000) / load.callsPerSecond);
    await playCall(asterisk, freshIds(recorded, load.firstRun + index), sentAt);
  });
  await Promise.all(calls);
  return sentAt;
}

async function playCall(
  asterisk: ScriptedAsterisk,
  events: readonly TraceEvent[],
  sentAt: Map<string, number>,
) {
  const beganAt = performance.now();
  for (const event of events) {
    const wait = beganAt + event.t * 1000 - performance.now();
    if (wait > 1) await pause(wait);
    if (event.event === 'DialBegin')
      sentAt.set(`${String(event['DestLinkedid'])} INCOMING 101`, performance.now());
    asterisk.send(headersOf(event));
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
