import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

it('works on when nobody reads its log any more, and does not burn the processor over it', async () => {
  const script = join(import.meta.dirname, 'testing/talkative-process.ts');
  const child = fork(script, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('no pipes');
  await once(stdout, 'data');
  stdout.destroy();
  stderr.destroy();
  await sleep(300);
  const usedUs = async (): Promise<number> => {
    const answer = once(child, 'message', { signal: AbortSignal.timeout(5_000) });
    child.send('how are you');
    return Number((await answer)[0]);
  };
  const before = await usedUs();
  await sleep(500);
  expect((await usedUs()) - before).toBeLessThan(250_000);
  const ended = once(child, 'exit');
  child.disconnect();
  expect(await ended).toEqual([0, null]);
});
