// `npm test`: sets up a fresh clone, then runs every check and every test. Ends with "N passed, N failed".
import { StepFailed } from './setup/step.mjs';
import { setUp, theProduct } from './setup/set-up.mjs';
import { checks } from './test/checks.mjs';
import { provideMariadb } from './test/provide-mariadb.mjs';
import { runChaos } from './test/run-chaos.mjs';
import { runEndToEnd } from './test/run-end-to-end.mjs';
import { Tally } from './test/tally.mjs';
import { runVitest } from './test/run-vitest.mjs';

const tally = new Tally();
try {
  const { node } = await setUp({ build: theProduct });
  for (const check of checks) tally.add(await check(node));
  // A commit is checked with fewer disordered variants of the recorded calls, see libs/pure/calls/src/disorder.spec.ts.
  tally.add(await runVitest(node, 'unit', { environment: { DISORDER_RUNS: '10000' } }));
  const leftOut = await provideMariadb();
  tally.add(await runVitest(node, 'int', { leftOut }));
  tally.add(await runVitest(node, 'int-postgres', { leftOut }));
  tally.add(await runChaos(node));
  tally.add(await runEndToEnd(node));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  tally.addFailure(error.message);
}
tally.conclude();
