import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProduct } from './product-under-test.ts';
import type { Product } from './product-under-test.ts';

@Controller('api/forgotten')
class ForgottenController {
  @Get()
  show(): string {
    return 'nobody said who may see this';
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

let product: Product;

beforeAll(async () => {
  product = await startProduct({}, { besides: [ForgottenModule] });
});
afterAll(() => product.stop());

it('a route that does not say who may call it is closed to everybody', async () => {
  const admin = await product.visitor('admin');
  expect((await product.call('GET', '/api/forgotten')).status).toBe(401);
  expect((await product.call('GET', '/api/forgotten', admin)).status).toBe(403);
});
