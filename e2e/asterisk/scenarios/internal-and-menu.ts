import type { Scenario } from './scenario.ts';

export const internalAndMenu: readonly Scenario[] = [
  {
    name: 'internal',
    title: 'two employees talk: nothing is told',
    needs: ['104', '105'],
    expected: [],
    async play(lab) {
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:20');
      const call = await lab.phone('104').calls('105', { then: ['talk:1'] });
      await call.ended();
    },
  },
  {
    name: 'menu-choice',
    title: 'the caller chooses an employee in the voice menu',
    needs: ['104'],
    expected: [
      {
        type: 'in',
        phone: '74957654331',
        diversion: '74951234800',
        says: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5');
      const call = await lab.callIn('74951234800', {
        from: '74957654331',
        then: ['wait:1', 'keys:4', 'talk:20'],
      });
      await call.ended();
    },
  },
  {
    name: 'menu-given-up',
    title: 'the caller leaves the voice menu: nothing rang, nothing is told',
    needs: [],
    expected: [],
    async play(lab) {
      const call = await lab.callIn('74951234800', { from: '74957654332', then: ['wait:1.5'] });
      await call.ended();
    },
  },
];
