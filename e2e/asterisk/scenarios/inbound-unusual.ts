import type { Scenario } from './scenario.ts';

export const inboundUnusual: readonly Scenario[] = [
  {
    name: 'inbound-voicemail',
    title: 'nobody answers, and the caller leaves a message in the mailbox: a missed call',
    needs: ['105'],
    expected: [
      {
        type: 'in',
        phone: '74957654305',
        diversion: '74951234105',
        says: [
          {
            any: [
              ['INCOMING 105', 'COMPLETED 105 Cancelled 0-0 r0', 'COMPLETED 105 Missed 0-0 r0'],
              ['INCOMING 105', 'COMPLETED 105 Missed 0-0 r0'],
            ],
          },
        ],
      },
    ],
    async play(lab) {
      await lab.phone('105').will('ring:20');
      const call = await lab.callIn('74951234105', { from: '74957654305', then: ['talk:3'] });
      await call.ended();
    },
  },
  {
    name: 'inbound-unregistered-phone',
    title: 'the phone called is not registered: nothing rings, nothing is told',
    needs: ['108'],
    expected: [],
    async play(lab) {
      const call = await lab.callIn('74951234108', { from: '74957654306', then: [] });
      await call.ended();
    },
  },
  {
    name: 'inbound-unknown-line',
    title: 'a number without a route is called: nothing is told',
    needs: [],
    expected: [],
    async play(lab) {
      const call = await lab.callIn('74951239999', { from: '74957654307', then: [] });
      await call.ended();
    },
  },
  {
    name: 'inbound-anonymous',
    title: 'a caller without a number is answered: nothing can be told',
    needs: ['106'],
    expected: [],
    async play(lab) {
      await lab.phone('106').will('ring:0.5', 'answer', 'talk:20');
      const call = await lab.callIn('74951234106', { from: 'anonymous', then: ['talk:1'] });
      await call.ended();
    },
  },
];
