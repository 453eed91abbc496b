import { setTimeout as delay } from 'node:timers/promises';

/** Waits so long, or until the demo is over. */
export async function pause(ms: number, over: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal: over });
  } catch (error) {
    if (!over.aborted) throw error;
  }
}
