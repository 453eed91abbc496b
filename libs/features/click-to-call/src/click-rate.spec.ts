import { expect, it } from 'vitest';
import { ClickRate } from './click-rate.ts';

it('lets an employee ask for so many calls a minute, whatever the others do', () => {
  const rate = new ClickRate();
  const asks = (extension: string, now: number) => rate.mayCall(extension, { perMinute: 2, now });
  expect([asks('101', 0), asks('101', 1), asks('101', 2), asks('102', 3)]).toEqual([true, true, false, true]);
  expect([asks('101', 60_000), asks('101', 60_000), asks('101', 60_002)]).toEqual([true, false, true]);
});
