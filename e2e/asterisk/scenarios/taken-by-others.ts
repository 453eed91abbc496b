import { setTimeout as pause } from 'node:timers/promises';
import { header } from '../ami/ami-message.ts';
import type { Scenario } from './scenario.ts';

type PickUp = {
  readonly name: string;
  readonly title: string;
  readonly from: string;
  readonly dials: string;
};

function pickedUp({ name, title, from, dials }: PickUp): Scenario {
  return {
    name,
    title,
    // *8 takes any call that rings in the room.
    needs: ['104', '105', '106'],
    expected: [
      {
        type: 'in',
        phone: from,
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          ['COMPLETED 104 Cancelled 0-0 r0', 'INCOMING 105'],
          'ACCEPTED 105',
          'COMPLETED 105 Success 1-2 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:20');
      const call = await lab.callIn('74951234104', { from, then: ['talk:25'] });
      await lab.phone('104').isRung();
      await pause(500);
      const taking = await lab.phone('105').calls(dials, { then: ['talk:1.5'] });
      await Promise.all([call.ended(), taking.ended()]);
    },
  };
}

export const takenByOthers: readonly Scenario[] = [
  pickedUp({
    name: 'pickup-of-the-room',
    title: "a colleague picks up the room's ringing call with *8",
    from: '74957654361',
    dials: '*8',
  }),
  pickedUp({
    name: 'pickup-of-one-extension',
    title: "a colleague picks up one extension's ringing call with **104",
    from: '74957654362',
    dials: '**104',
  }),
  {
    name: 'parked-and-retrieved',
    title: 'an employee parks the caller, a colleague takes him from there',
    needs: ['104', '105', 'parking'],
    expected: [
      {
        type: 'in',
        phone: '74957654363',
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 1-2 r1',
          'INCOMING 105',
          'ACCEPTED 105',
          'COMPLETED 105 Success 1-2 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5', 'send:70');
      const parking = lab.sees('ParkedCall', () => true);
      const call = await lab.callIn('74951234104', { from: '74957654363', then: ['talk:25'] });
      const space = header(await parking, 'ParkingSpace');
      await pause(700);
      const retrieving = await lab.phone('105').calls(space, { then: ['talk:1.5'] });
      await Promise.all([call.ended(), retrieving.ended()]);
    },
  },
  {
    name: 'parked-and-forgotten',
    title: 'nobody takes the parked caller: he comes back to the one who parked him',
    needs: ['104', 'parking'],
    expected: [
      {
        type: 'in',
        phone: '74957654364',
        diversion: '74951234104',
        says: [
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 1-2 r1',
          'INCOMING 104',
          'ACCEPTED 104',
          'COMPLETED 104 Success 1-2 r1',
        ],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5', 'send:80');
      const parking = lab.sees('ParkedCall', () => true);
      const call = await lab.callIn('74951234104', { from: '74957654364', then: ['talk:25'] });
      await parking;
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5');
      await call.ended();
    },
  },
  {
    name: 'parked-and-given-up',
    title: 'the parked caller hangs up',
    needs: ['104', 'parking'],
    expected: [
      {
        type: 'in',
        phone: '74957654365',
        diversion: '74951234104',
        says: ['INCOMING 104', 'ACCEPTED 104', 'COMPLETED 104 Success 1-2 r1'],
      },
    ],
    async play(lab) {
      await lab.phone('104').will('ring:0.5', 'answer', 'talk:1.5', 'send:70');
      const parking = lab.sees('ParkedCall', () => true);
      const call = await lab.callIn('74951234104', { from: '74957654365', then: ['talk:25'] });
      await parking;
      await pause(1000);
      await call.hangUp();
      await call.ended();
    },
  },
];
