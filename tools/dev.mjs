// `npm run dev`: server rebuilt and restarted on change, panel by Vite's dev server. Ctrl-C ends all of it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, watch } from 'node:fs';
import path from 'node:path';
import { nodeFlags } from './setup/node-flags.mjs';
import { root } from './setup/root.mjs';
import { StepFailed } from './setup/step.mjs';
import { setUp } from './setup/set-up.mjs';

const vite = path.join(root, 'node_modules/vite/bin/vite.js');
const main = path.join(root, 'apps/standalone/dist/main.js');
/** The bundler writes the file in pieces; restart once it has been quiet for this long. */
const settledMs = 200;

try {
  const { node } = await setUp({ build: [] });
  develop(node);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

function develop(node) {
  const running = new Set();
  const start = (name, args, cwd) => {
    const child = spawn(node, args, { cwd, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.stdout.setEncoding('utf8').on('data', prefixed(name, process.stdout));
    child.stderr.setEncoding('utf8').on('data', prefixed(name, process.stderr));
    child.on('exit', () => running.delete(child));
    return child;
  };
  start('build', [vite, 'build', '--watch', '--logLevel', 'warn'], path.join(root, 'apps/standalone'));
  start('panel', [vite, '--clearScreen', 'false'], path.join(root, 'apps/web'));
  const stopServer = keepServerFresh(() => start('server', [...nodeFlags, main], root));

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopServer();
      for (const child of running) child.kill('SIGTERM');
    });
  }
}

/** Starts the server as soon as its bundle is there, and anew whenever it has changed. Returns the function that ends this. */
function keepServerFresh(startServer) {
  let server;
  let timer;
  const isRunning = () => server !== undefined && server.exitCode === null && server.signalCode === null;
  const begin = () => {
    server = startServer();
  };
  const restart = () => {
    if (!existsSync(main)) return; // the bundler empties its folder first
    if (!isRunning()) return begin();
    server.once('exit', begin);
    server.kill('SIGTERM');
  };
  const folder = path.dirname(main);
  mkdirSync(folder, { recursive: true });
  const watcher = watch(folder, (_kind, file) => {
    if (file !== path.basename(main)) return;
    clearTimeout(timer);
    timer = setTimeout(restart, settledMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
    server?.removeListener('exit', begin);
  };
}

function prefixed(name, stream) {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) stream.write(`${name.padEnd(6)} │ ${line}\n`);
  };
}
