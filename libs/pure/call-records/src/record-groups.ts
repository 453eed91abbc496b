import type { TimedRecord } from './call-record.ts';

/** The records of one call, or of two where one was asked about in another. */
export interface RecordGroup {
  readonly records: readonly TimedRecord[];
  readonly startsAt: number;
  readonly endsAt: number;
}

interface OpenGroup extends RecordGroup {
  readonly records: TimedRecord[];
  readonly keys: Set<string>;
  startsAt: number;
  endsAt: number;
}

/** Lengths are cut to whole seconds: the next record of a channel begins at most so long after the end of this one. */
const gapMs = 3_000;

/**
 * Puts records that come in the order of their beginnings together into calls: by their ids, and where a PBX keeps no
 * linked id (FreePBX 13) by the channels that stand in two of them at about the same time; names come again after a
 * restart of the PBX.
 */
export class RecordGroups {
  readonly #groups = new Set<OpenGroup>();
  readonly #byKey = new Map<string, OpenGroup>();
  #records = 0;

  /** Held at the moment. */
  get records(): number {
    return this.#records;
  }

  /** When the first call that is still held began. */
  get startsAt(): number | undefined {
    return this.#oldest()?.startsAt;
  }

  add(record: TimedRecord): void {
    const group: OpenGroup = {
      records: [record],
      keys: new Set(keysOf(record)),
      startsAt: record.startedAt,
      endsAt: record.endedAt,
    };
    this.#records += 1;
    for (const other of this.#touching(group.keys, record.startedAt)) this.#join(group, other);
    this.#groups.add(group);
    for (const key of group.keys) this.#byKey.set(key, group);
  }

  /**
   * Calls to which nothing comes any more, since all records that began before this moment are there. Oldest first; none
   * before one that is older, and those that began in one second together.
   */
  takeOver(allBefore: number): RecordGroup[] {
    const ordered = [...this.#groups].sort((one, other) => one.startsAt - other.startsAt);
    const held = ordered.find(({ endsAt }) => endsAt + gapMs >= allBefore)?.startsAt ?? Infinity;
    const taken = ordered.filter(({ startsAt }) => startsAt < held);
    for (const group of taken) this.#remove(group);
    return taken;
  }

  /** Whole or not: what cannot be held any longer. */
  takeOldest(): RecordGroup | undefined {
    const oldest = this.#oldest();
    if (oldest) this.#remove(oldest);
    return oldest;
  }

  #oldest(): OpenGroup | undefined {
    let oldest: OpenGroup | undefined;
    for (const group of this.#groups) if (!oldest || group.startsAt < oldest.startsAt) oldest = group;
    return oldest;
  }

  #touching(keys: Iterable<string>, at: number): Set<OpenGroup> {
    const found = new Set<OpenGroup>();
    for (const key of keys) {
      const group = this.#byKey.get(key);
      if (group && (key.startsWith('id ') || group.endsAt + gapMs >= at)) found.add(group);
    }
    return found;
  }

  #join(group: OpenGroup, other: OpenGroup): void {
    group.records.unshift(...other.records);
    for (const key of other.keys) group.keys.add(key);
    group.startsAt = Math.min(group.startsAt, other.startsAt);
    group.endsAt = Math.max(group.endsAt, other.endsAt);
    this.#groups.delete(other);
  }

  #remove(group: OpenGroup): void {
    this.#groups.delete(group);
    this.#records -= group.records.length;
    for (const key of group.keys) if (this.#byKey.get(key) === group) this.#byKey.delete(key);
  }
}

function keysOf({ uniqueId, linkedId, channel, peer }: TimedRecord): string[] {
  const ids = [uniqueId, linkedId].filter((id) => id !== '').map((id) => `id ${id}`);
  const names = [channel, peer].filter((name) => name !== '').map((name) => `name ${wholeLocal(name)}`);
  return [...ids, ...names];
}

/** The halves of a Local channel are `…;1` and `…;2`. */
function wholeLocal(name: string): string {
  return name.startsWith('Local/') ? name.replace(/;[12]$/, '') : name;
}
