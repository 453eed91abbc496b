import type { AmiBlock } from '@planfix-asterisk/ami';
import { NumberInBlocks } from './number-in-blocks.ts';

/** Calls, channels and bridges are named by ids; events that share one belong to the same call. */
const idHeaders = /(uniqueid|linkedid)$/;

interface Family {
  readonly ids: Set<string>;
  readonly alive: Set<string>;
  readonly lines: { readonly number: number; readonly text: string }[];
}

/**
 * Picks one call out of all that a PBX says: the first in which a phone or an extension takes part, from its first event
 * to its last, with whatever it is joined to by a transfer or a pick-up. Calls of others are forgotten as they end.
 */
export class OneCall {
  readonly #number: NumberInBlocks;
  readonly #families = new Map<string, Family>();
  /** Channels that have ended; what Asterisk says of them afterwards makes no new call. */
  readonly #ended = new Set<string>();
  #wanted: Family | undefined;
  #held = 0;
  #count = 0;

  constructor(number: string) {
    this.#number = new NumberInBlocks(number);
  }

  /** `line` is kept as it is; the block only tells whose it is. */
  take(block: AmiBlock, line: string): void {
    const ids = idsOf(block);
    const family = this.#familyOf(ids);
    if (family === undefined) return;
    family.lines.push({ number: this.#count++, text: line });
    this.#held += line.length;
    for (const id of ['uniqueid', 'destuniqueid'].map((name) => textOf(block, name)))
      if (ids.includes(id) && !this.#ended.has(id)) family.alive.add(id);
    if (this.#wanted === undefined && this.#number.isIn(block)) this.#wanted = family;
    if (textOf(block, 'event') === 'Hangup') this.#hungUp(family, textOf(block, 'uniqueid'));
  }

  get isFound(): boolean {
    return this.#wanted !== undefined;
  }

  /** It was found, and none of its channels is left. */
  get isOver(): boolean {
    return this.#wanted?.alive.size === 0;
  }

  /** Characters kept in memory, of this call and of those that may still turn out to be it. */
  get held(): number {
    return this.#held;
  }

  get events(): number {
    return this.#wanted?.lines.length ?? 0;
  }

  /** In the order they were taken; none while it is not found. */
  lines(): string[] {
    const lines = this.#wanted?.lines ?? [];
    return lines.toSorted((one, other) => one.number - other.number).map(({ text }) => text);
  }

  #hungUp(family: Family, id: string): void {
    family.alive.delete(id);
    this.#ended.add(id);
    if (family.alive.size > 0 || family === this.#wanted) return;
    for (const { text } of family.lines) this.#held -= text.length;
    for (const one of family.ids) {
      this.#families.delete(one);
      this.#ended.add(one);
    }
  }

  #familyOf(ids: readonly string[]): Family | undefined {
    const known = new Set(ids.flatMap((id) => this.#families.get(id) ?? []));
    if (ids.length === 0 || (known.size === 0 && ids.every((id) => this.#ended.has(id)))) return undefined;
    const [first = newFamily(), ...others] = known;
    for (const other of others) this.#join(first, other);
    for (const id of ids) {
      first.ids.add(id);
      this.#families.set(id, first);
    }
    return first;
  }

  #join(family: Family, other: Family): void {
    for (const id of other.ids) {
      family.ids.add(id);
      this.#families.set(id, family);
    }
    for (const id of other.alive) family.alive.add(id);
    for (const line of other.lines) family.lines.push(line);
    if (other === this.#wanted) this.#wanted = family;
  }
}

const newFamily = (): Family => ({ ids: new Set(), alive: new Set(), lines: [] });

function idsOf(block: AmiBlock): string[] {
  const values = Object.entries(block).flatMap(([name, value]) => (idHeaders.test(name) ? value : []));
  return [...new Set(values)].filter((value) => value !== '' && !value.startsWith('<'));
}

function textOf(block: AmiBlock, name: string): string {
  const value = block[name];
  return typeof value === 'string' ? value : '';
}
