import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const app = fileURLToPath(new URL('..', import.meta.url));
/** Inside the repository, so that the bundle finds the packages. */
const outDir = fileURLToPath(new URL('../../../.cache/start-spec/dist', import.meta.url));
let folder: string;

beforeAll(() =>
  build({ root: app, configFile: join(app, 'vite.config.ts'), logLevel: 'error', build: { outDir } }),
);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planfix-asterisk-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The product as a process of its own. */
function start(variables: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', ...variables };
  const child = spawn(process.execPath, [join(outDir, 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (chunk: string): void => void (output += chunk);
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const closed = once(child, 'close').then(([code]: unknown[]) => code);
  const says = async (words: string): Promise<void> => {
    while (!output.includes(words)) {
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), closed]);
      if (child.exitCode !== null && !output.includes(words)) throw new Error(`ended with:\n${output}`);
    }
  };
  return { child, closed, says, output: () => output };
}

describe('a start that cannot succeed ends with 1 and says what to do', () => {
  it('when a variable is wrong', async () => {
    const product = start({ PORT: 'eighty' });
    expect(await product.closed).toBe(1);
    expect(product.output()).toMatch(/PORT: expected a port number .* found "eighty"/);
    expect(product.output()).not.toContain('    at ');
  });

  it('when the instance file has mistakes', async () => {
    const file = join(folder, 'customer.yaml');
    await writeFile(file, 'planfix:\n  url: https://example.planfix.ru\n  tokn: very-secret\n');
    const product = start({ INSTANCE_FILE: file });
    expect(await product.closed).toBe(1);
    expect(product.output()).toContain(`${file}:3`);
    expect(product.output()).not.toContain('very-secret');
  });

  it('when the port is in use, and then leaves the data alone', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const product = start({ PORT: String(port) });
    expect(await product.closed).toBe(1);
    expect(product.output()).toContain(`PORT: ${port} is used by another program`);
    expect(existsSync(join(folder, 'planfix-asterisk.sqlite'))).toBe(false);
    other.close();
  });
});

describe('a running product', () => {
  it('says where it is, prints the set-up code, keeps others off its data and ends cleanly on SIGTERM', async () => {
    const product = start();
    await product.says('set-up code');
    expect(product.output()).toMatch(/is ready: http:\/\/localhost:\d+\n/);
    expect(product.output()).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);

    const second = start();
    expect(await second.closed).toBe(1);
    expect(second.output()).toContain(`process ${product.child.pid ?? ''}`);

    product.child.kill('SIGTERM');
    expect(await product.closed).toBe(0);
  });
});
