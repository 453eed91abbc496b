import { setTimeout as pause } from 'node:timers/promises';
import { header } from '../ami/ami-message.ts';
import type { Lab } from '../lab/lab.ts';
import type { Scenario } from './scenario.ts';

function talks(lab: Lab, extension: string): Promise<unknown> {
  return lab.sees('BridgeEnter', (event) => header(event, 'Channel').startsWith(`PJSIP/${extension}-`));
}

// By feature code: *2, the number, a word with the colleague, then hanging up (or *1 to take the caller back).
export const attendedTransfers: readonly Scenario[] = [
  {
    name: 'attended-transfer-by-keys',
    title: 'an employee asks a colleague first and then hands the caller over',
    needs: ['104', '105'],
    expected: [
      {
        type: 'in',
        phone: '74957654351',
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 5-7 r1',
          'INCOMING 105',
          'ACCEPTED 105',
          'COMPLETED 105 Success 1-3 r1',
        ],
      },
    ],
    async play(lab) {
      await lab
        .phone('104')
        .will('ring:0.5', 'answer', 'talk:1', 'keys:*2', 'wait:0.6', 'keys:105', 'wait:2.5');
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:4');
      const call = await lab.callIn('74951234104', { from: '74957654351', then: ['talk:25'] });
      await call.ended();
    },
  },
  {
    name: 'attended-transfer-cancelled',
    title: 'an employee asks a colleague and takes the caller back: nothing changes',
    needs: ['104', '105'],
    expected: [
      {
        type: 'in',
        phone: '74957654352',
        diversion: '74951234104',
        says: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 6-8 r1'],
      },
    ],
    async play(lab) {
      await lab
        .phone('104')
        .will(
          'ring:0.5',
          'answer',
          'talk:1',
          'keys:*2',
          'wait:0.6',
          'keys:105',
          'wait:2',
          'keys:*1',
          'talk:1',
        );
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:25');
      const call = await lab.callIn('74951234104', { from: '74957654352', then: ['talk:25'] });
      await call.ended();
    },
  },
  {
    name: 'attended-transfer-by-phone',
    title: 'the same with the buttons of a desk phone: a second call, then REFER with Replaces',
    needs: ['104', '105'],
    expected: [
      {
        type: 'in',
        phone: '74957654353',
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 2-4 r1',
          'INCOMING 105',
          'ACCEPTED 105',
          'COMPLETED 105 Success 1-3 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:25');
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:3');
      const firstTalks = talks(lab, '104');
      const call = await lab.callIn('74951234104', { from: '74957654353', then: ['talk:25'] });
      await firstTalks;
      await pause(700);
      const secondTalks = talks(lab, '105');
      const consultation = await lab.phone('104').calls('105', { then: ['talk:25'] });
      await secondTalks;
      await pause(1000);
      await lab.phone('104').handsOver(consultation);
      await Promise.all([call.ended(), consultation.ended()]);
    },
  },
  {
    name: 'attended-transfer-while-ringing',
    title: 'an employee rings a colleague and hangs up before he answers: the caller waits for him',
    needs: ['104', '106'],
    expected: [
      {
        type: 'in',
        phone: '74957654354',
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 3-6 r1',
          'INCOMING 106',
          'ACCEPTED 106',
          'COMPLETED 106 Success 1-3 r1',
        ],
      },
    ],
    async play(lab) {
      await lab
        .phone('104')
        .will('ring:0.5', 'answer', 'talk:1', 'keys:*2', 'wait:0.6', 'keys:106', 'wait:1.2');
      await lab.phone('106').will('ring:2.5', 'answer', 'talk:2');
      const call = await lab.callIn('74951234104', { from: '74957654354', then: ['talk:25'] });
      await call.ended();
    },
  },
  {
    name: 'attended-transfer-by-phone-while-ringing',
    title: 'the same with the buttons of a desk phone',
    needs: ['104', '106'],
    expected: [
      {
        type: 'in',
        phone: '74957654355',
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 1-3 r1',
          'INCOMING 106',
          'ACCEPTED 106',
          'COMPLETED 106 Success 1-3 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:25');
      await lab.phone('106').will('ring:2.5', 'answer', 'talk:2');
      const firstTalks = talks(lab, '104');
      const call = await lab.callIn('74951234104', { from: '74957654355', then: ['talk:25'] });
      await firstTalks;
      await pause(700);
      const consultation = await lab.phone('104').calls('106', { then: ['talk:25'] });
      await lab.phone('106').isRung();
      await pause(700);
      await lab.phone('104').handsOver(consultation);
      await Promise.all([call.ended(), consultation.ended()]);
    },
  },
  {
    name: 'attended-transfer-by-phone-cancelled',
    title: 'an employee asks a colleague on a second call, ends that, and goes on with the caller',
    needs: ['104', '105'],
    expected: [
      {
        type: 'in',
        phone: '74957654356',
        diversion: '74951234104',
        says: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 4-6 r1'],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:25');
      await lab.phone('105').will('ring:0.5', 'answer', 'talk:25');
      const firstTalks = talks(lab, '104');
      const call = await lab.callIn('74951234104', { from: '74957654356', then: ['talk:5'] });
      await firstTalks;
      await pause(700);
      const consultation = await lab.phone('104').calls('105', { then: ['talk:1.5'] });
      await Promise.all([call.ended(), consultation.ended()]);
    },
  },
];
