import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AsteriskInstall } from '../fetch/asterisk-install.ts';

const politeMs = 5_000;

export type AsteriskProcess = {
  readonly pid: number;
  /** Settles when the program is gone, whoever ended it. */
  readonly gone: Promise<void>;
  lastWords(): Promise<string>;
  stop(): Promise<void>;
};

/** Starts the program by its own dynamic loader. It dies with this process, even if that is killed. */
export async function startAsterisk(install: AsteriskInstall, home: string): Promise<AsteriskProcess> {
  const log = join(home, 'log/console');
  const output = await open(log, 'a', 0o600);
  const command = [install.loader, '--library-path', install.libraryPath, install.program];
  const options = ['-f', '-C', join(home, 'etc/asterisk.conf')];
  const [program = '', ...rest] = [...dyingWithUs(), ...command, ...options];
  const child = spawn(program, rest, { cwd: home, stdio: ['ignore', output.fd, output.fd] });
  const started = startedPid(child);
  await output.close();
  const pid = await started;
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  return { pid, gone, lastWords: () => lastLines(home), stop: () => end(child, gone) };
}

// Not everywhere (it is of util-linux), and a lab without it works too, as long as somebody calls stop.
function dyingWithUs(): string[] {
  return existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : [];
}

function startedPid(child: ChildProcess): Promise<number> {
  const { pid } = child;
  if (pid !== undefined) return Promise.resolve(pid);
  return new Promise((_, reject) => void child.once('error', reject));
}

async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = new AbortController();
  await Promise.race([gone, sleep(politeMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  child.kill('SIGKILL');
  await gone;
}

async function lastLines(home: string): Promise<string> {
  const texts = await Promise.all(
    ['log/console', 'log/messages'].map((name) => readFile(join(home, name), 'utf8').catch(() => '')),
  );
  return texts.map((text) => text.trim().split('\n').slice(-15).join('\n')).join('\n');
}
