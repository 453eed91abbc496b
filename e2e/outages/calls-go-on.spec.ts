import { setTimeout as pause } from 'node:timers/promises';
import { compareCalls } from '@planfix-asterisk/testing';
import { toldToPlanfix } from '../product/told-to-planfix.ts';
import { expect, outages, test } from './outage-test.ts';

/** Rules 26 and 27: ringing, talking, after a transfer, in a queue; the outage is short and all calls outlive it. */
for (const how of outages) {
  test(`calls in progress go on as if nothing had been while ${how} for a second`, async ({
    lab,
    outage,
  }) => {
    test.setTimeout(120_000);
    await lab.phone('120').will('ring:30');
    await lab.phone('9120').will('ring:30');
    await lab.phone('101').will('ring:0.5', 'answer', 'talk:60');
    await lab.phone('105').will('ring:0.5', 'answer', 'talk:1', 'send:106');
    await lab.phone('106').will('ring:0.5', 'answer', 'talk:60');
    await lab.phone('104').will('ring:60');
    const talking = await lab.callIn('74951234101', { from: '74957654391', then: ['talk:90'] });
    const transferred = await lab.callIn('74951234105', { from: '74957654392', then: ['talk:90'] });
    await pause(4000);
    const queued = await lab.callIn('74951234705', { from: '74957654393', then: ['talk:90'] });
    await lab.phone('104').isRung();
    const ringing = await lab.callIn('74951234120', {
      from: '74957654394',
      then: ['talk:90'],
      givesUpAfterMs: 60_000,
    });
    await lab.phone('120').isRung();
    await pause(300);

    await outage.begin(how);
    await pause(1000);
    await outage.end();

    await lab.phone('104').will('ring:0.5', 'answer', 'talk:60');
    await pause(9000);
    await Promise.all([talking, transferred, queued].map((call) => call.hangUp()));
    await Promise.all([talking, transferred, queued, ringing].map((call) => call.ended()));
    await pause(2500);
    const told = toldToPlanfix(outage.planfix.received);
    const problems = compareCalls(
      [
        {
          type: 'in',
          phone: '74957654391',
          diversion: '74951234101',
          says: ['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 12-60 r1'],
        },
        {
          type: 'in',
          phone: '74957654392',
          diversion: '74951234105',
          says: [
            'INCOMING 105',
            'ACCEPTED 105',
            'COMPLETED 105 Success 0-2 r1',
            'INCOMING 106',
            'ACCEPTED 106',
            'COMPLETED 106 Success 10-60 r1',
          ],
        },
        {
          type: 'in',
          phone: '74957654394',
          diversion: '74951234120',
          says: ['INCOMING 120', 'COMPLETED 120 Missed 0-0 r0'],
        },
      ],
      told.filter(({ phone }) => phone !== '74957654393'),
    );
    expect(problems, JSON.stringify(told, null, 1)).toEqual([]);
    // How many rounds a queue rings its member depends on the machine; he answers in the last.
    const inQueue = told.filter(({ phone }) => phone === '74957654393');
    const words = inQueue.map(({ event, status }) => [event, status].filter(Boolean).join(' '));
    expect(words.slice(-3)).toEqual(['INCOMING', 'ACCEPTED', 'COMPLETED Success']);
    expect(
      words.slice(0, -3).filter((word, index) => word !== ['INCOMING', 'COMPLETED Cancelled'][index % 2]),
    ).toEqual([]);
    expect(new Set(inQueue.map(({ callid }) => callid)).size).toBe(1);
    expect(outage.planfix.violations).toEqual([]);
  });
}
