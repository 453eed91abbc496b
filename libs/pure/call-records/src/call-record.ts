/**
 * One call detail record in our words: a pair of a calling channel and what it was connected with. A call is many of
 * them. Times are as the PBX wrote them, in its own time zone and without naming it.
 */
export interface CallRecord {
  /** `2026-11-25 22:53:31` */
  readonly startedLocal: string;
  /** Only Master.csv has it. */
  readonly endedLocal?: string | undefined;
  readonly durationS: number;
  /** From when the calling channel was answered, be it by a queue or a menu. */
  readonly billableS: number;
  readonly source: string;
  readonly destination: string;
  readonly channel: string;
  /** The channel that was called; '' where there was none (menu, mailbox). */
  readonly peer: string;
  readonly application: string;
  readonly applicationData: string;
  /** `ANSWERED`, `NO ANSWER`, `BUSY`, `FAILED`, `CONGESTION` */
  readonly disposition: string;
  readonly uniqueId: string;
  /** '' on FreePBX 13, which does not keep it. */
  readonly linkedId: string;
  /** Counts the records of one Asterisk; `undefined` on FreePBX 13. */
  readonly sequence?: number | undefined;
  /** Own outside number of an incoming call; '' where it is not kept. */
  readonly line: string;
  readonly recordingFile: string;
  /** Own number shown to the client of an outgoing call; '' where it is not kept. */
  readonly presentedNumber: string;
}

/** Times as UTC epoch milliseconds. */
export interface TimedRecord extends CallRecord {
  readonly startedAt: number;
  readonly endedAt: number;
}

export function isAnswered({ disposition, peer }: CallRecord): boolean {
  return disposition === 'ANSWERED' && peer !== '';
}
