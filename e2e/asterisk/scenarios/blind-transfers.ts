import type { ExpectedStep } from '@planfix-asterisk/testing';
import type { Step } from '../lab/step.ts';
import type { Scenario } from './scenario.ts';

type Transfer = {
  readonly name: string;
  readonly title: string;
  readonly from: string;
  /** How 104 hands the caller over after 1.5 s of talk. */
  readonly handOver: readonly Step[];
  readonly firstTalks?: readonly ExpectedStep[];
  readonly secondWill?: readonly Step[];
  readonly says: readonly ExpectedStep[];
};

// A phone that has sent its REFER hangs up by itself, as its steps are done.
const firstTalks: readonly ExpectedStep[] = ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 1-2 r1'];
const secondTalks: readonly ExpectedStep[] = ['INCOMING 106', 'ACCEPTED 106', 'COMPLETED 106 Success 1-2 r1'];

function inboundTransferred(transfer: Transfer): Scenario {
  const { name, title, from, handOver, secondWill = [], says } = transfer;
  const before = transfer.firstTalks ?? firstTalks;
  return {
    name,
    title,
    needs: ['104', '106'],
    expected: [{ type: 'in', phone: from, diversion: '74951234104', says: [...before, ...says] }],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5', ...handOver);
      await lab.phone('106').will(...secondWill);
      const call = await lab.callIn('74951234104', { from, then: ['talk:25'] });
      await call.ended();
    },
  };
}

export const blindTransfers: readonly Scenario[] = [
  inboundTransferred({
    name: 'blind-transfer-by-refer',
    title: 'an employee passes the caller on with the button of the phone',
    from: '74957654341',
    handOver: ['send:106'],
    secondWill: ['ring:0.5', 'answer', 'talk:1.5'],
    says: secondTalks,
  }),
  inboundTransferred({
    name: 'blind-transfer-by-keys',
    title: 'an employee passes the caller on with ##',
    from: '74957654342',
    handOver: ['keys:##', 'wait:0.6', 'keys:106', 'wait:10'],
    secondWill: ['ring:0.5', 'answer', 'talk:1.5'],
    // The caller hears music while the number is dialled, and that still counts as talk of the first.
    firstTalks: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 3-4 r1'],
    says: secondTalks,
  }),
  inboundTransferred({
    name: 'blind-transfer-refused',
    title: 'the caller is passed on to somebody who is busy, and so missed',
    from: '74957654343',
    handOver: ['send:106'],
    secondWill: ['ring:1', 'refuse:17'],
    says: ['INCOMING 106', 'COMPLETED 106 Missed 0-0 r0'],
  }),
  inboundTransferred({
    name: 'blind-transfer-unanswered',
    title: 'the caller is passed on to somebody who does not answer, and so missed',
    from: '74957654345',
    handOver: ['send:106'],
    secondWill: ['ring:20'],
    says: ['INCOMING 106', 'COMPLETED 106 Missed 0-0 r0'],
  }),
  {
    name: 'blind-transfer-to-mobile',
    title: 'the caller is passed on to a mobile: nothing more is said',
    needs: ['104'],
    expected: [{ type: 'in', phone: '74957654344', diversion: '74951234104', says: firstTalks }],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5', 'send:89161234521');
      await lab.numberWill('89161234521', ['ring:0.5', 'answer', 'talk:1']);
      const call = await lab.callIn('74951234104', { from: '74957654344', then: ['talk:25'] });
      await call.ended();
    },
  },
  {
    name: 'outgoing-then-blind-transfer',
    title: 'an employee calls a client and passes him on to a colleague',
    needs: ['104', '106'],
    expected: [
      {
        type: 'out',
        phone: '79161234522',
        diversion: '74951234567',
        says: [
          'OUTGOING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 1-2 r1',
          'OUTGOING 106',
          'ACCEPTED 106',
          // The recorder ran on the first employee's channel and ended with it.
          'COMPLETED 106 Success 1-2 r0',
        ],
      },
    ],
    async play(lab) {
      await lab.numberWill('89161234522', ['ring:0.5', 'answer', 'talk:25']);
      await lab.phone('106').will('ring:0.5', 'answer', 'talk:1.5');
      const call = await lab.phone('104').calls('89161234522', { then: ['talk:1.5', 'send:106'] });
      await call.ended();
    },
  },
];
