// `npm run test:chaos`: 200 kills on each database under 20 calls a second, and an hour without PlanFix. Takes about an hour.
// `-- --short` is what `npm test` runs, `-- --only='kill -9 on SQLite'` one of them.
import { StepFailed } from './setup/step.mjs';
import { setUp } from './setup/set-up.mjs';
import { runChaos } from './test/run-chaos.mjs';

try {
  const { node } = await setUp({ build: [] });
  const { failed } = await runChaos(node, process.argv.slice(2));
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
