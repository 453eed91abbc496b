// `npm run bench`: builds what changed and measures the product against a bare script and the bare database driver.
// `npm run bench -- log`: the panel's log and the queue beside five million messages; `-- panel`: the panel beside a million;
// `-- way-back`: look-ups and clicks; `-- recordings`: an hour to MP3.
import { StepFailed } from './setup/step.mjs';
import { runInForeground } from './setup/run-in-foreground.mjs';
import { setUp, theProduct } from './setup/set-up.mjs';

const [what = 'all', ...rest] = process.argv.slice(2);
const store = ['e2e/bench/store-bench.ts', '--only'];
const runs = {
  all: [['e2e/bench/bench.ts'], [...store, 'throughput']],
  log: [[...store, 'sqlite', '--only', 'postgres', ...rest]],
  panel: [['e2e/bench/panel-speed.ts', ...rest]],
  'way-back': [['e2e/bench/way-back.ts']],
  recordings: [['e2e/bench/recordings.ts']],
};
try {
  const { node } = await setUp({ build: what === 'log' ? [] : theProduct });
  for (const run of runs[what] ?? []) process.exitCode ||= await runInForeground(node, run);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
