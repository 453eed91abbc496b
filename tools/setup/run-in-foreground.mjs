import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const orphanCheckMs = 500;

/**
 * Runs a program with Node in the foreground until it ends, or whoever started us is gone; hands signals on to it and
 * returns its exit code.
 */
export function runInForeground(node, args, environment = {}) {
  const env = { ...process.env, ...environment, PATH: withFirst(path.dirname(node)) };
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' });
    const handOn = (signal) => child.kill(signal);
    for (const signal of passedOn) process.on(signal, handOn);
    // npm hands a signal to the shell between us, which dies of it and tells nobody.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), orphanCheckMs);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const name of passedOn) process.off(name, handOn);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

const withFirst = (folder) => `${folder}${path.delimiter}${process.env.PATH ?? ''}`;
