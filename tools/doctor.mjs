// `npm run doctor`: asks the running product what is not as it should be, and says what to do.
import { StepFailed } from './setup/step.mjs';
import { runInForeground } from './setup/run-in-foreground.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  const { node } = await setUp({ build: [] });
  process.exitCode = await runInForeground(node, ['tools/ask-doctor.ts', ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 2;
}
