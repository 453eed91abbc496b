import { setTimeout as pause } from 'node:timers/promises';
import type { ExpectedStep } from '@planfix-asterisk/testing';
import type { Scenario } from './scenario.ts';

const talked = (extension: string, seconds = '1-2'): readonly ExpectedStep[] => [
  `INCOMING ${extension}`,
  `ACCEPTED ${extension}`,
  `COMPLETED ${extension} Success ${seconds} r1`,
];

/** What one phone and one client do at the same time as others. */
export const specialCases: readonly Scenario[] = [
  {
    name: 'two-phones-of-one-employee',
    title: 'both phones of an employee ring, and the one that is named otherwise answers',
    needs: ['120'],
    expected: [{ type: 'in', phone: '74957654381', diversion: '74951234120', says: talked('120') }],
    async play(lab) {
      await lab.phone('120').will('ring:20');
      await lab.phone('9120').will('ring:0.5', 'answer', 'talk:20');
      const call = await lab.callIn('74951234120', { from: '74957654381', then: ['talk:1.5'] });
      await call.ended();
    },
  },
  {
    name: 'outgoing-from-second-phone',
    title: 'an employee calls out from the phone that is named otherwise',
    needs: ['120'],
    expected: [
      {
        type: 'out',
        phone: '79161234582',
        diversion: '74951234567',
        says: ['OUTGOING 120', 'ACCEPTED 120', 'COMPLETED 120 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.numberWill('89161234582', ['ring:0.5', 'answer', 'talk:20']);
      const call = await lab.phone('9120').calls('89161234582', { then: ['talk:1.5'] });
      await call.ended();
    },
  },
  {
    name: 'two-calls-of-one-client',
    title: 'one client calls two lines at once',
    needs: ['104', '106'],
    expected: ['104', '106'].map((extension) => ({
      type: 'in',
      phone: '74957654383',
      diversion: `74951234${extension}`,
      says: talked(extension),
    })),
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:20');
      await lab.phone('106').will('ring:0.5', 'answer', 'talk:20');
      const calls = await Promise.all(
        ['104', '106'].map((extension) =>
          lab.callIn(`74951234${extension}`, { from: '74957654383', then: ['talk:1.5'] }),
        ),
      );
      await Promise.all(calls.map((call) => call.ended()));
    },
  },
  {
    name: 'call-waiting',
    title: 'a second client calls an employee who talks, and is answered too',
    needs: ['104'],
    expected: [
      { type: 'in', phone: '74957654384', diversion: '74951234104', says: talked('104', '4-6') },
      { type: 'in', phone: '74957654385', diversion: '74951234104', says: talked('104') },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:20');
      const first = await lab.callIn('74951234104', { from: '74957654384', then: ['talk:5'] });
      await pause(1500);
      const second = await lab.callIn('74951234104', { from: '74957654385', then: ['talk:1.5'] });
      await Promise.all([first.ended(), second.ended()]);
    },
  },
  {
    name: 'conference',
    title: 'the client is passed on to a conference and stays with the employees who are in it',
    needs: ['104', '105', '106', '850'],
    expected: [
      {
        type: 'in',
        phone: '74957654386',
        diversion: '74951234104',
        says: [
          ...talked('104'),
          'INCOMING 105',
          'ACCEPTED 105',
          'INCOMING 106',
          'ACCEPTED 106',
          'COMPLETED 105 Success 2-4 r1',
          'COMPLETED 106 Success 2-5 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5', 'send:850');
      const call = await lab.callIn('74951234104', { from: '74957654386', then: ['talk:25'] });
      await pause(3500);
      const first = await lab.phone('105').calls('850', { then: ['talk:3'] });
      await pause(1000);
      const second = await lab.phone('106').calls('850', { then: ['talk:3.5'] });
      await Promise.all([first.ended(), second.ended()]);
      await call.hangUp();
      await call.ended();
    },
  },
  {
    name: 'queue-with-announcement',
    title: 'a queue tells its member something before it connects him',
    needs: ['101', '102', '103'],
    expected: [
      {
        type: 'in',
        phone: '74957654387',
        diversion: '74951234704',
        says: [
          ['INCOMING 101', 'INCOMING 102', 'INCOMING 103'],
          ['ACCEPTED 102', 'COMPLETED 101 Cancelled 0-0 r0', 'COMPLETED 103 Cancelled 0-0 r0'],
          'COMPLETED 102 Success 1-6 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('101').will('ring:30');
      await lab.phone('102').will('ring:1', 'answer', 'talk:7');
      await lab.phone('103').will('ring:30');
      const call = await lab.callIn('74951234704', { from: '74957654387', then: ['talk:25'] });
      await call.ended();
    },
  },
  {
    name: 'queue-rings-in-rounds',
    title: 'a queue rings its only member, pauses, and rings him again',
    needs: ['104'],
    expected: [
      {
        type: 'in',
        phone: '74957654388',
        diversion: '74951234705',
        says: ['INCOMING 104', 'COMPLETED 104 Cancelled 0-0 r0', ...talked('104')],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:20');
      const call = await lab.callIn('74951234705', { from: '74957654388', then: ['talk:20'] });
      await lab.phone('104').isRung();
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5');
      await call.ended();
    },
  },
];
