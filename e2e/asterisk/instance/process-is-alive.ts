import { readFileSync } from 'node:fs';

/** A zombie counts as dead: in a container nobody may ever reap it. */
export function processIsAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]$/.test(stat.slice(stat.lastIndexOf(')') + 2).charAt(0));
  } catch {
    // No such folder: no such process.
    return false;
  }
}
