import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProduct } from './product-under-test.ts';
import type { Product } from './product-under-test.ts';

const committed = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));
let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

it('the committed docs/openapi.json is what the server says (write it anew with vitest -u)', async () => {
  const served: unknown = await (await product.call('GET', '/api/docs-json')).json();
  await expect(`${JSON.stringify(served, null, 2)}\n`).toMatchFileSnapshot(committed);
});

it('the documentation page loads nothing from other hosts', async () => {
  const page = await (await product.call('GET', '/api/docs')).text();
  expect(page).toContain('swagger-ui');
  expect(page.match(/(?:src|href)="https?:/g)).toBeNull();
});
