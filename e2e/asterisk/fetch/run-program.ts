import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type ProgramRun = {
  readonly env?: Readonly<Record<string, string>>;
  readonly limitMs: number;
};

const execute = promisify(execFile);

/** Runs a program to its end and gives what it printed; a failure carries the last lines of what it said. */
export async function runProgram(
  program: string,
  options: readonly string[],
  run: ProgramRun,
): Promise<string> {
  try {
    const { stdout } = await execute(program, [...options], {
      env: { ...process.env, LC_ALL: 'C', ...run.env },
      timeout: run.limitMs,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new Error(`${program} failed: ${lastWords(error)}`, { cause: error });
  }
}

function lastWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said === '' ? String(error) : said.split('\n').slice(-5).join('\n');
}
