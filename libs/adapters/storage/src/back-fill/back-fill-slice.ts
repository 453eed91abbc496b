import type { BackFillState } from '@planfix-asterisk/contracts';
import type { JournalEntry } from '../call-journal.ts';

export interface FoundCall {
  /** Every id under which the call may be known already. */
  readonly ids: readonly string[];
  readonly entry: JournalEntry;
}

/** A step of a back-fill: some calls that follow each other, and where it stands after them. */
export interface BackFillSlice {
  readonly backFillId: number;
  readonly now: number;
  /** As it was when the step began. */
  readonly before: { readonly state: BackFillState; readonly cursor: number };
  readonly after: {
    readonly state: BackFillState;
    readonly cursor: number;
    readonly lookAgainAt?: number | null;
  };
  readonly recordsRead: number;
  readonly calls: readonly FoundCall[];
}

export type SliceOutcome =
  | { readonly status: 'done'; readonly written: JournalEntry | undefined }
  /** Paused, cancelled or moved by somebody else meanwhile; nothing was written. */
  | { readonly status: 'overtaken'; readonly written: undefined };

export interface SliceCounts {
  readonly found: number;
  readonly known: number;
  readonly told: number;
  readonly silent: number;
}

/** What of a step is new, and how the back-fill counts it: a second look counts only what the first one had not found. */
export function newInSlice(
  { calls, before }: BackFillSlice,
  isKnown: (index: number) => boolean,
): { fresh: FoundCall[]; counts: SliceCounts } {
  const fresh = calls.filter((_, index) => !isKnown(index));
  const told = fresh.filter(({ entry }) => entry.events.length > 0).length;
  const known = before.state === 'settling' ? 0 : calls.length - fresh.length;
  return { fresh, counts: { found: known + fresh.length, known, told, silent: fresh.length - told } };
}

/** Nothing is written while calls are only counted. */
export function entryOfSlice(slice: BackFillSlice, fresh: readonly FoundCall[]): JournalEntry | undefined {
  if (slice.before.state === 'planning' || fresh.length === 0) return undefined;
  return {
    calls: fresh.flatMap(({ entry }) => entry.calls),
    notes: fresh.flatMap(({ entry }) => entry.notes),
    steps: fresh.flatMap(({ entry }) => entry.steps ?? []),
    events: fresh.flatMap(({ entry }) => entry.events),
  };
}
