import type { HourStats } from '@planfix-asterisk/contracts';
import { Between } from 'typeorm';
import type { DataSource } from 'typeorm';
import { statHourEntity } from '../entities/stat-hour.entity.ts';
import { hourOf } from '../stat-hour.ts';

const hourMs = 3_600_000;

/** One entry for each hour, those in which nothing happened too. */
export async function hourlyStats(
  dataSource: DataSource,
  { from, to }: { from: number; to: number },
): Promise<HourStats[]> {
  const first = hourOf(from);
  const rows = await dataSource
    .getRepository(statHourEntity)
    .find({ where: { hour: Between(first, hourOf(to)) } });
  const values = new Map(rows.map(({ hour, name, value }) => [`${hour} ${name}`, value]));
  const hours = Math.floor((hourOf(to) - first) / hourMs) + 1;
  return Array.from({ length: Math.max(0, hours) }, (_, index) => {
    const hour = first + index * hourMs;
    const valueOf = (name: string): number => values.get(`${hour} ${name}`) ?? 0;
    const popups = valueOf('popups');
    return {
      hour,
      delivered: valueOf('delivered'),
      failed: valueOf('failed'),
      expired: valueOf('expired'),
      callsIn: valueOf('calls-in'),
      callsOut: valueOf('calls-out'),
      missed: valueOf('missed'),
      popupMs: popups === 0 ? null : Math.round(valueOf('popup-ms') / popups),
    };
  });
}
