import type { CallRecord } from '@planfix-asterisk/call-records';
import type { RecordsKind } from '@planfix-asterisk/contracts';

/** Records that began in this time, both ends included, as the PBX's clock shows it: `2026-11-25 22:53:31`. */
export interface RecordsSpan {
  readonly from: string;
  readonly to: string;
}

export interface RecordsPage {
  /** Whole seconds, in the order of their beginnings. */
  readonly records: readonly CallRecord[];
  /** Where the next page begins; `undefined` after the last one. */
  readonly next: string | undefined;
}

export interface RecordsLook {
  readonly kind: RecordsKind;
  /** The newest records there are, newest first; a few hundred at most. */
  readonly newest: readonly CallRecord[];
  readonly isIndexed: boolean;
}

/** Call detail records of a PBX, only ever read. Rejects with `RecordsError` alone. */
export interface RecordsSource {
  look(): Promise<RecordsLook>;
  page(span: RecordsSpan, limit: number): Promise<RecordsPage>;
  close(): Promise<void>;
}
