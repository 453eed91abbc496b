import type { Scenario } from './scenario.ts';

export const inbound: readonly Scenario[] = [
  {
    name: 'inbound-answered',
    title: 'a call from outside is answered, the caller hangs up',
    needs: ['101'],
    expected: [
      {
        type: 'in',
        phone: '74957654321',
        diversion: '74951234567',
        says: ['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 2-3 r1'],
      },
    ],
    async play(lab) {
      await lab.phone('101').will('ring:1', 'answer', 'talk:20');
      const call = await lab.callIn('74951234567', { from: '74957654321', then: ['talk:2.5'] });
      await call.ended();
    },
  },
  {
    name: 'inbound-employee-hangs-up',
    title: 'a call with a + in the number is answered, the employee hangs up',
    needs: ['104'],
    expected: [
      {
        type: 'in',
        phone: '74957654301',
        diversion: '74951234104',
        says: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5');
      const call = await lab.callIn('74951234104', { from: '+74957654301', then: ['talk:20'] });
      await call.ended();
    },
  },
  {
    name: 'inbound-caller-gives-up',
    title: 'the caller hangs up before anybody answers',
    needs: ['104'],
    expected: [
      {
        type: 'in',
        phone: '74957654302',
        diversion: '74951234104',
        says: ['INCOMING 104', 'COMPLETED 104 Missed 0-0 r0'],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:20');
      const call = await lab.callIn('74951234104', { from: '74957654302', then: [], givesUpAfterMs: 1500 });
      await call.ended();
    },
  },
  {
    name: 'inbound-no-answer',
    title: 'nobody answers, and the PBX gives up after 3 s',
    needs: ['106'],
    expected: [
      {
        type: 'in',
        phone: '74957654303',
        diversion: '74951234106',
        says: ['INCOMING 106', 'COMPLETED 106 Missed 0-0 r0'],
      },
    ],
    async play(lab) {
      await lab.phone('106').will('ring:20');
      const call = await lab.callIn('74951234106', { from: '74957654303', then: [] });
      await call.ended();
    },
  },
  {
    name: 'inbound-busy',
    title: 'the phone says busy',
    needs: ['104'],
    expected: [
      {
        type: 'in',
        phone: '74957654304',
        diversion: '74951234104',
        says: ['INCOMING 104', 'COMPLETED 104 Missed 0-0 r0'],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('refuse:17');
      const call = await lab.callIn('74951234104', { from: '74957654304', then: [] });
      await call.ended();
    },
  },
];
