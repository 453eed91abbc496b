import type { ExpectedStep } from '@planfix-asterisk/testing';
import type { Lab } from '../lab/lab.ts';

export const members = ['101', '102', '103'] as const;

export async function onlySecondAnswers(lab: Lab): Promise<void> {
  await lab.phone('101').will('ring:30');
  await lab.phone('102').will('ring:1', 'answer', 'talk:20');
  await lab.phone('103').will('ring:30');
}

export async function nobodyAnswers(lab: Lab): Promise<void> {
  for (const extension of members) await lab.phone(extension).will('ring:30');
}

export const allRing: ExpectedStep = members.map((extension) => `INCOMING ${extension}`);

export const secondTakesIt: ExpectedStep = [
  'ACCEPTED 102',
  'COMPLETED 101 Cancelled 0-0 r0',
  'COMPLETED 103 Cancelled 0-0 r0',
];

/** They began together, so any of them may be the one who missed the call. */
export const oneMissedIt: ExpectedStep = {
  any: members.map((missing) => [
    members.map(
      (extension) => `COMPLETED ${extension} ${extension === missing ? 'Missed' : 'Cancelled'} 0-0 r0`,
    ),
  ]),
};
