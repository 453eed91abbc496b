import type { RecordRow } from './record-rows.ts';

export interface Join {
  readonly at: number;
  readonly name: string;
  readonly bridge: string;
  readonly isIn: boolean;
}

interface Talk {
  readonly bridge: string;
  readonly from: number;
  readonly until: number;
  readonly names: readonly string[];
}

/** Who enters and leaves a bridge when: a channel is in the one it entered last, and back in the one before after it. */
export function joins(rows: readonly RecordRow[]): Join[] {
  const talks = rows.flatMap(({ joinedAt, endedAt, channel, peer }, index): Talk[] =>
    joinedAt === undefined
      ? []
      : [{ bridge: `records-${index}`, from: joinedAt, until: endedAt, names: [channel, peer] }],
  );
  return talks.flatMap((talk) =>
    talk.names.flatMap((name) => {
      const before = talks.findLast(
        (other) =>
          other !== talk && other.names.includes(name) && other.from <= talk.from && other.until > talk.until,
      );
      const enters = { at: talk.from, name, bridge: talk.bridge, isIn: true };
      const leaves = before
        ? { at: talk.until, name, bridge: before.bridge, isIn: true }
        : { at: talk.until, name, bridge: talk.bridge, isIn: false };
      return [enters, leaves];
    }),
  );
}
