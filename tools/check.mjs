// `npm run check`: everything that can be checked without sockets, databases and browsers.
import { StepFailed } from './setup/step.mjs';
import { setUp } from './setup/set-up.mjs';
import { checks } from './test/checks.mjs';
import { Tally } from './test/tally.mjs';
import { runVitest } from './test/run-vitest.mjs';

const tally = new Tally();
try {
  const { node } = await setUp({ build: [] });
  for (const check of checks) tally.add(await check(node));
  tally.add(await runVitest(node, 'unit'));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  tally.addFailure(error.message);
}
tally.conclude();
