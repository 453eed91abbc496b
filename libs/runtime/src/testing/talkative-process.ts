import { setTimeout as sleep } from 'node:timers/promises';
import { runProcess } from '../run-process.ts';

// Logs on until its parent asks how it is; for a test of a log that nobody reads any more.
void runProcess(async ({ log }) => {
  process.on('message', () => process.send?.(process.cpuUsage().user));
  while (process.connected) {
    log.info({ event: 'still-here' });
    await sleep(5);
  }
});
