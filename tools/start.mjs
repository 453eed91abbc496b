// `npm start`: sets up what is missing and runs the product. Plain JavaScript without dependencies: nothing is installed yet.
const oldestNode = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  console.error(
    `planfix-asterisk needs Node.js ${oldestNode.join('.')} or newer to start; this is ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org (24 LTS is best) and run "npm start" again.',
  );
  process.exit(1);
}

const { parseStartArguments, usage } = await import('./setup/start-arguments.mjs');
const { StepFailed } = await import('./setup/step.mjs');
const { setUp, theProduct } = await import('./setup/set-up.mjs');
const { nodeFlags } = await import('./setup/node-flags.mjs');
const { runInForeground } = await import('./setup/run-in-foreground.mjs');

const builds = { standalone: theProduct, demo: theProduct, api: ['panel', 'api'], worker: ['worker'] };
const programs = {
  standalone: 'apps/standalone/dist/main.js',
  demo: 'apps/demo/src/main.ts',
  api: 'apps/api/dist/main.js',
  worker: 'apps/worker/dist/main.js',
};

try {
  const wanted = parseStartArguments(process.argv.slice(2));
  if (wanted.help) {
    console.log(usage);
  } else {
    const { node } = await setUp({ build: builds[wanted.app] });
    const program = programs[wanted.app];
    process.exitCode = await runInForeground(node, [...nodeFlags, program], wanted.environment);
  }
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
