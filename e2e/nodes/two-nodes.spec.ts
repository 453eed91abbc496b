import { expect, test } from '@playwright/test';
import { compareCalls, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { startLab } from '../asterisk/start-lab.ts';
import { ApiClient, admin } from '../product/api-client.ts';
import { employees } from '../product/house-parts.ts';
import { startProduct } from '../product/running-product.ts';
import { toldToPlanfix } from '../product/told-to-planfix.ts';

const token = 'planfix-token-of-the-tests';

test('two PBX nodes of different versions are heard side by side, and one goes on while the other is away', async () => {
  test.setTimeout(240_000);
  const report = (line: string): void => console.log(line);
  const [old, young] = await Promise.all([
    startLab({ version: '16', report }),
    startLab({ version: '22', report }),
  ]);
  const planfix = new SimulatedPlanfix({ token });
  await planfix.start();
  const product = await startProduct({
    planfix: { url: planfix.url, token },
    admin,
    ami: [
      { name: 'old', ...old.ami },
      { name: 'young', ...young.ami },
    ],
    employees: employees('101', '104'),
    trunks: ['carrier-1', 'carrier-2'],
    numbers: { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' },
  });
  try {
    await (await new ApiClient(product.url).signIn()).pbxConnected();
    const will = ['ring:0.5', 'answer', 'talk:20'] as const;
    await Promise.all([old.phone('101').will(...will), young.phone('104').will(...will)]);
    const together = await Promise.all([
      old.callIn('74951234567', { from: '74957654411', then: ['talk:2.5'] }),
      young.callIn('74951234104', { from: '74957654412', then: ['talk:2.5'] }),
    ]);
    await Promise.all(together.map((call) => call.ended()));
    await old.stop();
    const alone = await young.callIn('74951234104', { from: '74957654413', then: ['talk:2.5'] });
    await alone.ended();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const told = toldToPlanfix(planfix.received);
    const talk = (phone: string, diversion: string, extension: string) => ({
      type: 'in' as const,
      phone,
      diversion,
      says: [`INCOMING ${extension}`, `ACCEPTED ${extension}`, `COMPLETED ${extension} Success 1-3 r1`],
    });
    const expected = [
      talk('74957654411', '74951234567', '101'),
      talk('74957654412', '74951234104', '104'),
      talk('74957654413', '74951234104', '104'),
    ];
    expect(compareCalls(expected, told), product.log().slice(-2000)).toEqual([]);
    expect(new Set(told.map(({ callid }) => callid)).size).toBe(3);
    expect(planfix.violations).toEqual([]);
  } finally {
    await product.stop();
    await planfix.stop();
    await Promise.all([old.stop(), young.stop()].map((stopped) => stopped.catch(() => undefined)));
  }
});
