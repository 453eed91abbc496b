import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { writeMp3 } from './write-mp3.ts';
import type { Mp3Order } from './write-mp3.ts';

/** Calls go first. On Linux a thread has a priority of its own; elsewhere it keeps that of the process. */
function stepBack(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, 19);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

stepBack();
// The order comes from `Mp3Maker` alone, in this process.
await writeMp3(workerData as Mp3Order);
parentPort?.postMessage('done');
