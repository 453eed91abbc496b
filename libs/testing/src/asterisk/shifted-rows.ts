import type { FreepbxRow } from './freepbx-rows.ts';

/** The same call again, so many seconds later: with ids and channels of its own, and without its recording. */
export function shiftedRows(rows: readonly FreepbxRow[], seconds: number, number: number): FreepbxRow[] {
  return rows.map((row) => ({
    ...row,
    calldate: laterLocal(row['calldate'] ?? '', seconds),
    uniqueid: laterId(row['uniqueid'] ?? '', seconds, number),
    ...(row['linkedid'] === undefined ? {} : { linkedid: laterId(row['linkedid'], seconds, number) }),
    channel: ofItsOwn(row['channel'] ?? '', number),
    dstchannel: ofItsOwn(row['dstchannel'] ?? '', number),
    recordingfile: '',
  }));
}

export function laterLocal(local: string, seconds: number): string {
  const at = Date.parse(`${local.replace(' ', 'T')}Z`) + seconds * 1_000;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** `1795647199.48`: second of birth, and a counter. */
function laterId(id: string, seconds: number, number: number): string {
  const [born = '', counter = ''] = id.split('.');
  return `${Number(born) + seconds}.${Number(counter) + number * 1_000}`;
}

/** `PJSIP/101-00000011` or `Local/101@from-queue-0000001;2` */
function ofItsOwn(channel: string, number: number): string {
  return channel.replace(/-([0-9a-f]{8})(;[12])?$/, (_all, counter: string, half = '') => {
    const own = (parseInt(counter, 16) + number * 4_096) % 0xff_ff_ff_ff;
    return `-${own.toString(16).padStart(8, '0')}${String(half)}`;
  });
}
