import type { TroubleGroupCount } from '@planfix-asterisk/contracts';
import { MoreThan } from 'typeorm';
import type { DataSource } from 'typeorm';
import { deliveryCountEntity } from '../entities/delivery-count.entity.ts';
import { troubleGroupOf } from '../trouble-group.ts';

/** Messages that did not go well, by cause, the newest trouble first; from the kept counters alone. */
export async function troubleGroups(dataSource: DataSource): Promise<TroubleGroupCount[]> {
  const rows = await dataSource.getRepository(deliveryCountEntity).findBy({ value: MoreThan(0) });
  return rows
    .flatMap(({ name, value, since, lastAt }) => {
      const group = troubleGroupOf(name);
      return group === undefined ? [] : [{ ...group, count: value, since, lastAt }];
    })
    .toSorted((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0));
}
