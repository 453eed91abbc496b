// `npm run trace -- FILE`: plays a recording of AMI events through the tracker, offline, and says step by step what came of it.
import { StepFailed } from './setup/step.mjs';
import { runInForeground } from './setup/run-in-foreground.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  const { node } = await setUp({ build: [] });
  process.exitCode = await runInForeground(node, ['tools/play-trace.ts', ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
