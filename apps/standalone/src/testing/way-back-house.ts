import type { Settings } from '@planfix-asterisk/contracts';
import { ScriptedAsterisk, SimulatedPlanfix } from '@planfix-asterisk/testing';
import type { ScriptedAsteriskOptions, SimulatedPlanfixOptions } from '@planfix-asterisk/testing';
import { expect, vi } from 'vitest';
import { startProduct } from '../product-under-test.ts';
import type { Product } from '../product-under-test.ts';

export const planfixToken = 'planfix-token';
export const pbxToken = 'the-key-that-planfix-sends';
const by = { username: 'spec', address: '127.0.0.1' };

export interface WayBackHouse extends AsyncDisposable {
  readonly asterisk: ScriptedAsterisk;
  readonly planfix: SimulatedPlanfix;
  readonly product: Product;
  save(settings: { readonly [Section in keyof Settings]?: unknown }): Promise<void>;
  /** As PlanFix sends a form; a header may say something else. */
  fromPlanfix(fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** A product between a scripted PBX and a simulated PlanFix, to be asked things by both. */
export async function openWayBackHouse({
  answers,
  contacts,
}: Pick<ScriptedAsteriskOptions, 'answers'> &
  Pick<SimulatedPlanfixOptions, 'contacts'> = {}): Promise<WayBackHouse> {
  const asterisk = await ScriptedAsterisk.start({ answers });
  const planfix = new SimulatedPlanfix({ token: planfixToken, contacts });
  await planfix.start();
  const product = await startProduct();
  const save: WayBackHouse['save'] = async (settings) => {
    for (const [section, value] of Object.entries(settings))
      expect(await product.rooms.settings.save(section as keyof Settings, value, by)).toEqual({
        status: 'saved',
      });
  };
  await save({
    planfix: { url: planfix.url, token: planfixToken },
    pbx: { token: pbxToken },
    employees: [
      { extension: '101', shortNumber: '11', name: 'Anna' },
      { extension: '102', shortNumber: '12', enabled: false },
    ],
    ami: [nodeAt('main', asterisk)],
  });
  await vi.waitFor(() =>
    expect(product.call('GET', '/health/ready')).resolves.toMatchObject({ status: 200 }),
  );
  await vi.waitFor(() => expect(asterisk.received('DeviceStateList')).not.toEqual([]), 5_000);
  return {
    asterisk,
    planfix,
    product,
    save,
    fromPlanfix: (fields, headers) =>
      fetch(`${product.url}/planfix`, { method: 'POST', body: new URLSearchParams(fields), headers }),
    async [Symbol.asyncDispose]() {
      await product.stop();
      await asterisk.stop();
      await planfix.stop();
    },
  };
}

export const nodeAt = (name: string, { port }: ScriptedAsterisk): object => ({
  name,
  host: '127.0.0.1',
  port,
  username: 'planfix',
  secret: 'amp111',
});
