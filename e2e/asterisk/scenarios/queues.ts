import {
  allRing,
  members,
  nobodyAnswers,
  oneMissedIt,
  onlySecondAnswers,
  secondTakesIt,
} from './group-members.ts';
import type { Scenario } from './scenario.ts';

// The queue answers the caller, so he gives up by his own steps, not by cancelling. Members ring 3 s in the linear queues.
export const queues: readonly Scenario[] = [
  {
    name: 'queue-ringall-local-answered',
    title: 'a queue rings all members over Local channels, one answers',
    needs: members,
    expected: [
      {
        type: 'in',
        phone: '74957654320',
        diversion: '74951234700',
        says: [allRing, secondTakesIt, 'COMPLETED 102 Success 2-4 r1'],
      },
    ],
    async play(lab) {
      await onlySecondAnswers(lab);
      const call = await lab.callIn('74951234700', { from: '74957654320', then: ['talk:4'] });
      await call.ended();
    },
  },
  {
    name: 'queue-ringall-direct-answered',
    title: 'a queue rings all members directly, one answers and hangs up',
    needs: members,
    expected: [
      {
        type: 'in',
        phone: '74957654322',
        diversion: '74951234703',
        says: [allRing, secondTakesIt, 'COMPLETED 102 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await onlySecondAnswers(lab);
      await lab.phone('102').will('ring:1', 'answer', 'talk:1.5');
      const call = await lab.callIn('74951234703', { from: '74957654322', then: ['talk:20'] });
      await call.ended();
    },
  },
  {
    name: 'queue-linear-direct-second-answers',
    title: 'a queue rings its members in turn and directly, the second answers',
    needs: members,
    expected: [
      {
        type: 'in',
        phone: '74957654323',
        diversion: '74951234702',
        says: [
          'INCOMING 101',
          'COMPLETED 101 Cancelled 0-0 r0',
          'INCOMING 102',
          'ACCEPTED 102',
          'COMPLETED 102 Success 1-2 r1',
        ],
      },
    ],
    async play(lab) {
      await nobodyAnswers(lab);
      await lab.phone('102').will('ring:0.5', 'answer', 'talk:1.5');
      const call = await lab.callIn('74951234702', { from: '74957654323', then: ['talk:20'] });
      await call.ended();
    },
  },
  {
    name: 'queue-abandoned',
    title: 'the caller leaves the queue before anybody answers',
    needs: members,
    expected: [{ type: 'in', phone: '74957654324', diversion: '74951234700', says: [allRing, oneMissedIt] }],
    async play(lab) {
      await nobodyAnswers(lab);
      const call = await lab.callIn('74951234700', { from: '74957654324', then: ['talk:2'] });
      await call.ended();
    },
  },
];
