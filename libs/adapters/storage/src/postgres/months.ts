/** A month of UTC. */
export interface Month {
  /** As in the names of partitions: `2026_11`. */
  readonly name: string;
  /** UTC epoch milliseconds; the end is the start of the next one. */
  readonly start: number;
  readonly end: number;
}

export function monthsFrom(time: number, count: number): Month[] {
  const year = new Date(time).getUTCFullYear();
  const month = new Date(time).getUTCMonth();
  return Array.from({ length: count }, (_, ahead) => monthAt(year, month + ahead));
}

/** Reads a name back; nothing if it is not that of a month. */
export function monthOf(name: string): Month | undefined {
  const [, year, month] = /^(\d{4})_(\d{2})$/.exec(name) ?? [];
  return year === undefined || month === undefined ? undefined : monthAt(Number(year), Number(month) - 1);
}

function monthAt(year: number, month: number): Month {
  const start = Date.UTC(year, month);
  const first = new Date(start);
  const name = `${first.getUTCFullYear()}_${String(first.getUTCMonth() + 1).padStart(2, '0')}`;
  return { name, start, end: Date.UTC(year, month + 1) };
}
