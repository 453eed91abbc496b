import type { ExpectedStep } from '@planfix-asterisk/testing';
import type { Scenario } from './scenario.ts';

const talking: readonly ExpectedStep[] = ['OUTGOING 105', 'ACCEPTED 105', 'COMPLETED 105 Success 1-2 r1'];

export const outboundUnusual: readonly Scenario[] = [
  {
    name: 'click-to-call',
    title: "somebody calls by a click: the employee's phone rings first",
    needs: ['105'],
    expected: [{ type: 'out', phone: '79161234541', diversion: '74951234567', says: talking }],
    async play(lab) {
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:20');
      await lab.numberWill('89161234541', ['ring:0.5', 'answer', 'talk:1.5']);
      const call = await lab.clickToCall({ extension: '105', channel: 'PJSIP/105', number: '89161234541' });
      await call.ended();
    },
  },
  {
    name: 'click-to-call-over-local',
    title: 'the same, rung over a Local channel',
    needs: ['105'],
    expected: [{ type: 'out', phone: '79161234542', diversion: '74951234567', says: talking }],
    async play(lab) {
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:20');
      await lab.numberWill('89161234542', ['ring:0.5', 'answer', 'talk:1.5']);
      const call = await lab.clickToCall({
        extension: '105',
        channel: 'Local/105@from-internal',
        number: '89161234542',
      });
      await call.ended();
    },
  },
  {
    name: 'outgoing-second-trunk',
    title: 'the first trunk has no free line, the second one carries the call',
    needs: ['105'],
    expected: [{ type: 'out', phone: '74957770001', diversion: '74951234567', says: talking }],
    async play(lab) {
      await lab.numberWill('84957770001', ['refuse:34']);
      await lab.numberWill('84957770001', ['ring:0.5', 'answer', 'talk:20'], 'carrier-2');
      const call = await lab.phone('105').calls('84957770001', { then: ['talk:1.5'] });
      await call.ended();
    },
  },
  {
    name: 'outgoing-both-trunks-fail',
    title: 'neither trunk can carry the call',
    needs: ['105'],
    expected: [
      {
        type: 'out',
        phone: '74957770002',
        diversion: '74951234567',
        says: ['OUTGOING 105', 'COMPLETED 105 NotAvailable 0-0 r0'],
      },
    ],
    async play(lab) {
      await lab.numberWill('84957770002', ['refuse:34']);
      await lab.numberWill('84957770002', ['ring:0.5', 'refuse:34'], 'carrier-2');
      const call = await lab.phone('105').calls('84957770002', { then: [] });
      await call.ended();
    },
  },
];
