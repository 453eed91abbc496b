import type { BackFill } from '@planfix-asterisk/contracts';
import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, primary, text } from './columns.ts';

export interface BackFillRow {
  id: number;
  node: string;
  origin: BackFill['origin'];
  state: BackFill['state'];
  beginsAt: number;
  endsAt: number;
  /** Calls that began before it have been dealt with; moves in the transaction that stores their messages. */
  cursorAt: number;
  /** When records that were written late are looked for. */
  lookAgainAt: number | null;
  recordsRead: number;
  found: number;
  knownBefore: number;
  told: number;
  silent: number;
  trouble: BackFill['trouble'];
  troubleDetail: string | null;
  createdAt: number;
  createdBy: string | null;
  startedAt: number | null;
  startedBy: string | null;
  finishedAt: number | null;
}

export const backFillEntity = new EntitySchema<BackFillRow>({
  name: 'back_fill',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    node: text,
    origin: text,
    state: text,
    beginsAt: epochMs,
    endsAt: epochMs,
    cursorAt: epochMs,
    lookAgainAt: orNull(epochMs),
    recordsRead: integer,
    found: integer,
    knownBefore: integer,
    told: integer,
    silent: integer,
    trouble: orNull(text),
    troubleDetail: orNull(text),
    createdAt: epochMs,
    createdBy: orNull(text),
    startedAt: orNull(epochMs),
    startedBy: orNull(text),
    finishedAt: orNull(epochMs),
  },
});

export interface BackFillMarkRow {
  node: string;
  /** Of calls before it nothing was ever to be known. */
  firstHeardAt: number;
  heardAt: number;
}

export const backFillMarkEntity = new EntitySchema<BackFillMarkRow>({
  name: 'back_fill_mark',
  columns: { node: primary(text), firstHeardAt: epochMs, heardAt: epochMs },
});
