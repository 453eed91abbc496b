import { StartError } from '@planfix-asterisk/runtime';
import { runDemo } from './run-demo.ts';

/** Ctrl-C reaches us from the terminal and again from `npm run demo`; the first one counts. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

try {
  await runDemo(process.env, stopping.signal);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
