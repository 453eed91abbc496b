import type { Checkup, DoctorReport } from '@planfix-asterisk/contracts';
import type { i18n } from 'i18next';
import { remedyOf } from '../../apps/web/src/features/doctor/remedy-of.ts';

const signs = { error: '✗', warning: '!', ok: '✓', off: '–' } as const;
const order = Object.keys(signs) as Checkup['state'][];

/** A line for each check, what is wrong first, as on the page of the doctor. */
export function tellReport({ version, checkups }: DoctorReport, words: i18n, address: string): string {
  const { t } = words;
  const rows = order.flatMap((state) => checkups.filter((checkup) => checkup.state === state));
  const lines = rows.map((checkup) => {
    const title = t(`doctor.checkups.${checkup.name}`);
    const name = checkup.subject === '' ? title : `${title}: ${checkup.subject}`;
    return `${signs[checkup.state]} ${name}. ${remedyOf(words, checkup)}`;
  });
  const isWell = checkups.every(({ state }) => state === 'ok' || state === 'off');
  return [`planfix-asterisk ${version}, ${address}`, ...lines, ...(isWell ? [t('doctor.well')] : [])].join(
    '\n',
  );
}
