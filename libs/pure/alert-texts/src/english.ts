import type { Wordings } from './alert-text.ts';

const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`;
const messages = (n: number): string => count(n, 'message', 'messages');

export const english: Wordings = {
  store: {
    wrong: ({ text }) => ({
      title: 'The database takes no writes',
      next: `New calls are held in memory: do not restart the program. Free space on the disk, check its rights and the log. In the words of the database: ${text('detail')}`,
    }),
    over: () => 'The database takes writes again',
  },
  'disk-space': {
    wrong: ({ number }) => ({
      title: `Only ${number('freeMb')} MB are free where the database is`,
      next: 'Free space there, or shorten how long the log is kept. When nothing is left, calls are held in memory only.',
    }),
    over: ({ number }) => `There is enough free space again (${number('freeMb')} MB)`,
  },
  'token-refused': {
    wrong: () => ({
      title: 'PlanFix refuses the token',
      next: 'Nothing is lost and no retry is spent, but nothing is delivered either. Copy the token from PlanFix (Account management → Integrations → Virtual PBX) into Settings → PlanFix.',
    }),
    over: () => 'PlanFix takes the token again; what waited is being delivered',
  },
  'pbx-down': {
    wrong: ({ subject, text }) => ({
      title: `No link to the PBX ${subject}`,
      next: `Calls that happen meanwhile are not seen. Check that Asterisk runs and that this machine reaches it (${text('address')}). In the words of the network: ${text('detail')}`,
    }),
    over: ({ subject }) => `The PBX ${subject} is connected again`,
  },
  'oldest-waiting': {
    wrong: ({ number }) => ({
      title: `A finished call has waited for PlanFix for ${count(number('minutes'), 'minute', 'minutes')}`,
      next: 'PlanFix does not answer or answers with errors; it is tried again by itself for 72 hours. The delivery log says what PlanFix answered.',
    }),
    over: () => 'Finished calls reach PlanFix in time again',
  },
  failed: {
    wrong: ({ number }) => ({
      title: `${messages(number('count'))} given up`,
      next: 'They will not go by themselves any more. Look at the cause in the delivery log (state: failed), mend it and replay them.',
    }),
    over: () => 'No message is given up any more',
  },
  'expired-share': {
    wrong: ({ number }) => ({
      title: `${number('percent')} % of the pop-ups of the last hour came too late`,
      next: `${number('expired')} of ${number('total')} windows were not shown, since the call was answered or over. PlanFix or the way to it is slow: see the times of the attempts in the delivery log.`,
    }),
    over: () => 'Pop-ups come in time again',
  },
};
