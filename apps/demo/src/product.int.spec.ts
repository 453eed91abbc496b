import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertPortIsFree, Product, reachable } from './product.ts';

const never = new AbortController().signal;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-product-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function started(source: string, environment: NodeJS.ProcessEnv = {}): Promise<Product> {
  const program = join(folder, 'program.mjs');
  await writeFile(program, source);
  return new Product({ program, folder, environment });
}

describe('Product', () => {
  it('waits until the product answers and ends it in order', async () => {
    const port = await freePort();
    const product = await started(
      `import { createServer } from 'node:http';
       const server = createServer((request, response) => response.writeHead(request.url === '/health/live' ? 200 : 404).end());
       server.listen(process.env.PORT, '127.0.0.1');
       process.on('SIGTERM', () => process.exit());`,
      { PORT: String(port) },
    );
    await product.whenAnswering({ port, host: '0.0.0.0', signal: never });
    expect(product.ended.aborted).toBe(false);
    await product.stop();
    expect(product.ended.aborted).toBe(true);
    await product.stop();
  });

  it('that ends by itself ends the waiting and tells its last words', async () => {
    const product = await started(`console.error('planfix.url is missing'); process.exit(3);`);
    await product.waitUntil('answered', () => false, product.ended);
    expect((await product.unexpectedEnd()).message).toContain('planfix.url is missing');
  });
});

describe('the port', () => {
  it('that is taken is named with the remedy', async () => {
    const port = await freePort();
    await assertPortIsFree(port, '127.0.0.1');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await expect(assertPortIsFree(port, '127.0.0.1')).rejects.toThrow(`PORT=${port + 1} npm run demo`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('is asked at an address of this machine', () => {
    expect(['0.0.0.0', '::', '::1', '192.0.2.1'].map(reachable)).toEqual([
      '127.0.0.1',
      '127.0.0.1',
      '[::1]',
      '192.0.2.1',
    ]);
  });
});
