import { recordClock, timedRecord } from '@planfix-asterisk/call-records';
import type { RecordsCheck } from '@planfix-asterisk/contracts';
import { openRecords, RecordsError } from '@planfix-asterisk/pbx-records';
import type { RecordsLook } from '@planfix-asterisk/pbx-records';

/** Looks at the records as a back-fill would, and changes nothing. */
export async function checkRecords(url: string): Promise<RecordsCheck> {
  try {
    const source = openRecords(url);
    try {
      return toCheck(await source.look());
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof RecordsError)) throw error;
    return { ...nothingSeen, trouble: error.trouble, detail: error.detail ?? null };
  }
}

const nothingSeen: RecordsCheck = {
  ...{ trouble: null, detail: null, kind: null, newestLocal: null, newestAt: null, offsetMinutes: null },
  isIndexed: true,
};

function toCheck({ kind, newest: records, isIndexed }: RecordsLook): RecordsCheck {
  const clock = recordClock('auto', records, { kind: 'offsets', offsetsMs: [] });
  const [offset] = clock.kind === 'offsets' ? clock.offsetsMs : [];
  const [newest] = records;
  return {
    ...nothingSeen,
    kind,
    isIndexed,
    newestLocal: newest?.startedLocal ?? null,
    newestAt: newest === undefined || offset === undefined ? null : timedRecord(newest, clock).startedAt,
    offsetMinutes: offset === undefined ? null : offset / 60_000,
  };
}
