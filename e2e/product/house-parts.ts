import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { ApiClient, admin } from './api-client.ts';
import { startProduct } from './running-product.ts';
import type { RunningProduct } from './running-product.ts';

const token = 'planfix-token-of-the-tests';

/** Whom PlanFix knows, with the responsible employee. */
const contacts = { '74957650903': { name: 'Анна Петрова', responsible: 105 } };

/** A strict PlanFix for as long as it is used. */
export async function withPlanfix(use: (planfix: SimulatedPlanfix) => Promise<void>): Promise<void> {
  const planfix = new SimulatedPlanfix({ token, contacts });
  await planfix.start();
  await use(planfix);
  await planfix.stop();
}

/** The product, connected with its PBX and PlanFix, for as long as it is used. */
export async function withProduct(
  planfix: SimulatedPlanfix,
  settings: object,
  use: (product: RunningProduct) => Promise<void>,
): Promise<void> {
  const product = await startProduct({ planfix: { url: planfix.url, token }, admin, ...settings });
  const api = await new ApiClient(product.url).signIn();
  await api.pbxConnected();
  await use(product);
  await product.stop();
}

export function employees(...extensions: readonly string[]): object[] {
  return extensions.map((extension) => ({
    extension,
    shortNumber: extension,
    name: `Employee ${extension}`,
  }));
}
