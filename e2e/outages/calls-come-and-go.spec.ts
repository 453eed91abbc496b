import { setTimeout as pause } from 'node:timers/promises';
import { compareCalls } from '@planfix-asterisk/testing';
import { toldToPlanfix } from '../product/told-to-planfix.ts';
import { expect, test } from './outage-test.ts';

/** Rule 28: told from the records that Asterisk itself has written. */
test('calls that come and go while the product is away are told when it is back, and only they, and once', async ({
  lab,
  outage,
}) => {
  test.setTimeout(90_000);
  await lab.phone('101').will('ring:0.3', 'answer', 'talk:60');
  const heard = await lab.callIn('74951234101', { from: '74957654501', then: ['talk:1'] });
  await heard.ended();
  await expect.poll(() => toldToPlanfix(outage.planfix.received).length).toBe(3);

  await outage.begin('the product is killed');
  await lab.phone('102').will('ring:0.3', 'answer', 'talk:60');
  await lab.phone('104').will('ring:60');
  const talk = await lab.callIn('74951234102', { from: '74957654502', then: ['talk:2'] });
  await talk.ended();
  const missed = await lab.callIn('74951234104', { from: '74957654503', then: [], givesUpAfterMs: 1500 });
  await missed.ended();
  await outage.end();

  await expect.poll(() => toldToPlanfix(outage.planfix.received).length, { timeout: 20_000 }).toBe(5);
  // A second call of the same kind would follow at once.
  await pause(1500);
  const call = (phone: string, ...says: string[]) => ({ type: 'in' as const, phone, diversion: '', says });
  const told = toldToPlanfix(outage.planfix.received);
  const problems = compareCalls(
    [call('74957654502', 'COMPLETED 102 Success 1-3 r0'), call('74957654503', 'COMPLETED 104 Missed 0-0 r0')],
    told.slice(3),
  );
  expect(problems, JSON.stringify(told, undefined, 1)).toEqual([]);
});
