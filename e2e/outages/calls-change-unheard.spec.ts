import { setTimeout as pause } from 'node:timers/promises';
import { compareCalls } from '@planfix-asterisk/testing';
import { toldToPlanfix } from '../product/told-to-planfix.ts';
import { expect, outages, test } from './outage-test.ts';

const outageMs = 30_000;

/** Rules 26 and 27: what ends, changes and begins while nothing is heard. */
for (const how of outages) {
  test(`calls that end, change or begin while ${how} for half a minute are told as far as can be known`, async ({
    lab,
    outage,
  }) => {
    test.setTimeout(180_000);
    await lab.phone('101').will('ring:0.5', 'answer', 'talk:90');
    await lab.phone('105').will('ring:0.5', 'answer', 'talk:8', 'send:106');
    await lab.phone('106').will('ring:0.5', 'answer', 'talk:90');
    await lab.phone('104').will('ring:90');
    await lab.phone('120').will('ring:90');
    await lab.phone('9120').will('ring:90');
    const over = await lab.callIn('74951234101', { from: '74957654401', then: ['talk:10'] });
    const passedOn = await lab.callIn('74951234105', { from: '74957654402', then: ['talk:90'] });
    const abandoned = await lab.callIn('74951234705', { from: '74957654403', then: ['talk:6'] });
    const givenUp = await lab.callIn('74951234120', { from: '74957654404', then: [], givesUpAfterMs: 8000 });
    await lab.phone('120').isRung();
    await pause(3000);

    await outage.begin(how);
    await pause(12_000);
    await lab.phone('102').will('ring:0.5', 'answer', 'talk:90');
    await lab.numberWill('89161234591', ['ring:0.5', 'answer', 'talk:90']);
    const newTalk = await lab.callIn('74951234102', { from: '74957654405', then: ['talk:90'] });
    const newOutgoing = await lab.phone('103').calls('89161234591', { then: ['talk:90'] });
    await pause(outageMs - 13_000);
    const newRing = await lab.callIn('74951234104', {
      from: '74957654406',
      then: [],
      givesUpAfterMs: 60_000,
    });
    await lab.phone('104').isRung();
    await outage.end();

    await pause(2500);
    const going = [passedOn, newTalk, newOutgoing, newRing];
    await Promise.all(going.map((call) => call.hangUp()));
    await Promise.all([over, abandoned, givenUp, ...going].map((call) => call.ended()));
    await pause(2500);
    const told = toldToPlanfix(outage.planfix.received);
    const incoming = (phone: string, diversion: string, ...says: string[]) => ({
      type: 'in' as const,
      phone,
      diversion,
      says,
    });
    const problems = compareCalls(
      [
        // Talked for ten seconds, of which about four were heard; a killed product knows them to within two seconds.
        incoming(
          '74957654401',
          '74951234101',
          'INCOMING 101',
          'ACCEPTED 101',
          'COMPLETED 101 Success 0-9 r1',
        ),
        incoming(
          '74957654402',
          '74951234105',
          'INCOMING 105',
          'ACCEPTED 105',
          'COMPLETED 105 Success 1-9 r1',
          'INCOMING 106',
          'ACCEPTED 106',
          'COMPLETED 106 Success 1-40 r1',
        ),
        incoming('74957654404', '74951234120', 'INCOMING 120', 'COMPLETED 120 Missed 0-0 r0'),
        incoming(
          '74957654405',
          '74951234102',
          'INCOMING 102',
          'ACCEPTED 102',
          'COMPLETED 102 Success 1-40 r1',
        ),
        incoming('74957654406', '74951234104', 'INCOMING 104', 'COMPLETED 104 Missed 0-0 r0'),
        {
          type: 'out',
          phone: '79161234591',
          diversion: '74951234567',
          says: ['OUTGOING 103', 'ACCEPTED 103', 'COMPLETED 103 Success 1-40 r1'],
        },
      ],
      told.filter(({ phone }) => phone !== '74957654403'),
    );
    expect(problems, `${JSON.stringify(told, null, 1)}\n${outage.product.log().slice(-3000)}`).toEqual([]);
    const inQueue = told.filter(({ phone }) => phone === '74957654403');
    expect(inQueue.at(0)?.event).toBe('INCOMING');
    expect(inQueue.filter(({ status }) => status === 'Missed')).toHaveLength(1);
    expect(outage.planfix.violations).toEqual([]);
  });
}
