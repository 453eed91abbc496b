import {
  allRing,
  members,
  nobodyAnswers,
  oneMissedIt,
  onlySecondAnswers,
  secondTakesIt,
} from './group-members.ts';
import type { Scenario } from './scenario.ts';

export const groups: readonly Scenario[] = [
  {
    name: 'ring-group-answered',
    title: 'a group rings at once, one of the three answers',
    needs: members,
    expected: [
      {
        type: 'in',
        phone: '74957654311',
        diversion: '74951234600',
        says: [allRing, secondTakesIt, 'COMPLETED 102 Success 2-3 r1'],
      },
    ],
    async play(lab) {
      await onlySecondAnswers(lab);
      const call = await lab.callIn('74951234600', { from: '74957654311', then: ['talk:2.5'] });
      await call.ended();
    },
  },
  {
    name: 'ring-group-unanswered',
    title: 'a group rings at once, and nobody answers',
    needs: members,
    expected: [{ type: 'in', phone: '74957654312', diversion: '74951234600', says: [allRing, oneMissedIt] }],
    async play(lab) {
      await nobodyAnswers(lab);
      const call = await lab.callIn('74951234600', { from: '74957654312', then: [] });
      await call.ended();
    },
  },
  {
    name: 'ring-group-over-local-answered',
    title: 'a group rings over Local channels, one of the three answers',
    needs: members,
    expected: [
      {
        type: 'in',
        phone: '74957654313',
        diversion: '74951234602',
        says: [allRing, secondTakesIt, 'COMPLETED 102 Success 2-3 r1'],
      },
    ],
    async play(lab) {
      await onlySecondAnswers(lab);
      const call = await lab.callIn('74951234602', { from: '74957654313', then: ['talk:2.5'] });
      await call.ended();
    },
  },
  {
    name: 'hunt-third-answers',
    title: 'a group rings one after another, the third answers',
    needs: members,
    expected: [
      {
        type: 'in',
        phone: '74957654314',
        diversion: '74951234601',
        says: [
          'INCOMING 101',
          'COMPLETED 101 Cancelled 0-0 r0',
          'INCOMING 102',
          'COMPLETED 102 Cancelled 0-0 r0',
          'INCOMING 103',
          'ACCEPTED 103',
          'COMPLETED 103 Success 1-2 r1',
        ],
      },
    ],
    async play(lab) {
      await nobodyAnswers(lab);
      await lab.phone('103').will('ring:0.5', 'answer', 'talk:20');
      const call = await lab.callIn('74951234601', { from: '74957654314', then: ['talk:1.5'] });
      await call.ended();
    },
  },
];
