import type { Scenario } from './scenario.ts';

// A call forwarded to a mobile stays the call of the one who forwards.
export const forwarding: readonly Scenario[] = [
  {
    name: 'forward-by-phone-302',
    title: 'the phone itself forwards to a mobile',
    needs: ['106'],
    expected: [
      {
        type: 'in',
        phone: '74957654371',
        diversion: '74951234106',
        says: ['INCOMING 106', 'ACCEPTED 106', 'COMPLETED 106 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.phone('106').will('send:89161234531');
      await lab.numberWill('89161234531', ['ring:0.5', 'answer', 'talk:1.5']);
      const call = await lab.callIn('74951234106', { from: '74957654371', then: ['talk:20'] });
      await call.ended();
    },
  },
  {
    name: 'forward-by-pbx',
    title: 'the PBX forwards every call of an extension to a mobile',
    needs: ['106'],
    expected: [
      {
        type: 'in',
        phone: '74957654372',
        diversion: '74951234106',
        says: ['INCOMING 106', 'ACCEPTED 106', 'COMPLETED 106 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.forward('106', '89161234532');
      await lab.numberWill('89161234532', ['ring:0.5', 'answer', 'talk:1.5']);
      try {
        const call = await lab.callIn('74951234106', { from: '74957654372', then: ['talk:20'] });
        await call.ended();
      } finally {
        await lab.forward('106', undefined);
      }
    },
  },
  {
    name: 'follow-me',
    title: 'the own phone rings first, then two others over Local channels; one of those answers',
    needs: ['101', '102', '103'],
    expected: [
      {
        type: 'in',
        phone: '74957654373',
        diversion: '74951234901',
        says: [
          'INCOMING 101',
          'COMPLETED 101 Cancelled 0-0 r0',
          ['INCOMING 102', 'INCOMING 103'],
          ['ACCEPTED 102', 'COMPLETED 103 Cancelled 0-0 r0'],
          'COMPLETED 102 Success 1-2 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('101').will('ring:20');
      await lab.phone('102').will('ring:0.5', 'answer', 'talk:20');
      await lab.phone('103').will('ring:20');
      const call = await lab.callIn('74951234901', {
        from: '74957654373',
        then: ['talk:1.5'],
      });
      await call.ended();
    },
  },
  {
    name: 'forward-when-unanswered',
    title: 'the PBX forwards a call to a mobile when the extension does not answer',
    needs: ['106'],
    expected: [
      {
        type: 'in',
        phone: '74957654374',
        diversion: '74951234106',
        says: ['INCOMING 106', 'ACCEPTED 106', 'COMPLETED 106 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.forward('106', '89161234533', 'unanswered');
      await lab.phone('106').will('ring:20');
      await lab.numberWill('89161234533', ['ring:0.5', 'answer', 'talk:1.5']);
      try {
        const call = await lab.callIn('74951234106', { from: '74957654374', then: ['talk:20'] });
        await call.ended();
      } finally {
        await lab.forward('106', undefined, 'unanswered');
      }
    },
  },
  {
    name: 'forward-confirmed',
    title: 'a mobile takes a forwarded call by pressing 1',
    needs: ['104', 'mobile-51'],
    expected: [
      {
        type: 'in',
        phone: '74957654375',
        diversion: '74951234902',
        says: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.numberWill('89161234551', ['ring:0.5', 'answer', 'wait:1', 'keys:1', 'talk:1.7']);
      const call = await lab.callIn('74951234902', { from: '74957654375', then: ['talk:20'] });
      await call.ended();
    },
  },
  {
    name: 'forward-not-confirmed',
    title: 'the mobile of a forwarded call answers, and nobody presses 1',
    needs: ['104', 'mobile-51'],
    expected: [
      {
        type: 'in',
        phone: '74957654376',
        diversion: '74951234902',
        says: ['INCOMING 104', 'COMPLETED 104 Missed 0-0 r0'],
      },
    ],
    async play(lab) {
      await lab.numberWill('89161234551', ['ring:0.5', 'answer', 'wait:1', 'keys:2', 'wait:5']);
      const call = await lab.callIn('74951234902', { from: '74957654376', then: ['talk:20'] });
      await call.ended();
    },
  },
];
