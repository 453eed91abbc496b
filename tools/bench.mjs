// `npm run bench`: builds what changed and measures the product against a bare script, in one run.
import { StepFailed } from './setup/step.mjs';
import { runInForeground } from './setup/run-in-foreground.mjs';
import { setUp, theProduct } from './setup/set-up.mjs';

try {
  const { node } = await setUp({ build: theProduct });
  process.exitCode = await runInForeground(node, ['e2e/bench/bench.ts']);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
