import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const reassureEveryMs = 10_000;
const keptLines = 30;

/** Set-up cannot go on; the message is for the person at the terminal and says what to do. */
export class StepFailed extends Error {}

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Runs one step of the set-up: one line when it begins, one when it is done, with the time it took. */
export async function step(title, work) {
  const began = performance.now();
  process.stdout.write(`• ${title} …\n`);
  const reassure = setInterval(
    () => process.stdout.write(`  … still busy, ${seconds(began)}\n`),
    reassureEveryMs,
  );
  try {
    const result = await work();
    process.stdout.write(`✓ ${title} (${seconds(began)})\n`);
    return result;
  } catch (error) {
    process.stdout.write(`✗ ${title} (${seconds(began)})\n`);
    throw error;
  } finally {
    clearInterval(reassure);
  }
}

/**
 * Runs a command quietly; never throws for its exit code.
 * @returns {Promise<{ ok: boolean, code: number, output: string }>} `output`: the first and the last lines it printed
 */
export function runQuietly(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = withoutMiddle(output + chunk);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ ok: false, code: 127, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, code: code ?? 1, output: output.trim() }));
  });
}

function withoutMiddle(text) {
  const lines = text.split('\n');
  if (lines.length <= 2 * keptLines + 1) return text;
  return [...lines.slice(0, keptLines), '…', ...lines.slice(-keptLines)].join('\n');
}
