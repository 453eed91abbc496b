import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const runner = new URL('run-in-foreground.mjs', import.meta.url).href;
/** Says its number, and lives until it is told to end. */
const program =
  "console.log(process.pid); process.on('SIGTERM', () => process.exit(0)); setInterval(() => 0, 1e9)";
const script =
  `const { runInForeground } = await import(${JSON.stringify(runner)});` +
  `await runInForeground(process.execPath, ['--eval', ${JSON.stringify(program)}]);`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('ends the program when the shell that npm put between them is killed', async () => {
  // As npm does: a shell that stays and waits for its command.
  const shell = spawn('sh', ['-c', '"$0" --input-type=module --eval "$1"; exit', process.execPath, script]);
  const [line] = (await once(shell.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  shell.kill('SIGTERM');
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});
