import { popupKinds } from './delivery-store.ts';

/** What is counted in each hour: of messages their state by the hour they were made in, of calls by that of their start. */
export const statNames = [
  'delivered',
  'failed',
  'expired',
  'popups',
  'popup-ms',
  'calls-in',
  'calls-out',
  'missed',
] as const;
export type StatName = (typeof statNames)[number];

export const isCountedByHour = (name: string): name is StatName => statNames.some((one) => one === name);

const hourMs = 3_600_000;
export const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs;

const onConflict = 'ON CONFLICT (hour, name) DO UPDATE SET value = stat_hour.value + excluded.value';
/** The hour a row of `e` was made in; whole numbers divide to a whole number on both databases. */
const madeIn = `(e.created_at / ${hourMs}) * ${hourMs}`;
const kinds = popupKinds.map((kind) => `'${kind}'`).join(', ');
/** A pop-up that comes later was sent again by hand: it says nothing about how quick we are. */
const longestPopupMs = 60_000;

/** Places of the values in a statement, as each database writes them. */
interface Places {
  /** Condition on `e.id`. */
  readonly ids: string;
  readonly name: string;
  readonly sign: string;
  readonly at: string;
}

/** Statements that count messages which entered (sign 1) or left (sign -1) a state, and how long pop-ups took. */
export const statSql = ({ ids, name, sign, at }: Places) => ({
  states:
    `INSERT INTO stat_hour (hour, name, value) SELECT ${madeIn}, ${name}, count(*) * ${sign} FROM call_event e ` +
    `WHERE ${ids} GROUP BY 1 ORDER BY 1 ${onConflict}`,
  popups: ['popups', 'popup-ms'].map(
    (what) =>
      `INSERT INTO stat_hour (hour, name, value) SELECT ${madeIn}, '${what}', ` +
      `${what === 'popups' ? 'count(*)' : `sum(${at} - e.created_at)`} FROM call_event e WHERE ${ids} AND e.kind IN (${kinds}) ` +
      `AND ${at} - e.created_at BETWEEN 0 AND ${longestPopupMs} GROUP BY 1 ${onConflict}`,
  ),
});

interface EndedCall {
  readonly direction: 'in' | 'out' | 'internal';
  readonly result: string | null;
}

/** What a call that has ended is counted as. */
export function namesOfCall({ direction, result }: EndedCall): StatName[] {
  if (direction === 'internal') return [];
  if (direction === 'out') return ['calls-out'];
  return result === 'missed' ? ['calls-in', 'missed'] : ['calls-in'];
}
