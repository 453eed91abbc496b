import type { DeliveryFilter, DeliveryKind, DeliveryState, FilterCause } from '@planfix-asterisk/contracts';
import type { SelectQueryBuilder } from 'typeorm';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import type { Searched } from './where-phone.ts';
import { wherePhone } from './where-phone.ts';

type Query = SelectQueryBuilder<CallEventRow>;

/**
 * The filter of the log on messages `e`. Only where states under way are asked for the query needs the queue, as `d`.
 * Delivered messages fill the log and are met on a short walk in order of time; all others are in an index of their own,
 * which the databases use where they read its very condition.
 */
export function whereDelivery(query: Query, filter: Searched<DeliveryFilter>): void {
  if (filter.callId !== undefined) query.andWhere('e.call_id = :callId', { callId: filter.callId });
  const isInOwnIndex = excludesDelivered(filter);
  const { extension } = filter;
  if (extension !== undefined)
    query.andWhere(`${isInOwnIndex ? within(query, 'e.extension') : 'e.extension'} = :extension`, {
      extension,
    });
  if (filter.from !== undefined) query.andWhere('e.created_at >= :from', { from: filter.from });
  if (filter.to !== undefined) query.andWhere('e.created_at <= :to', { to: filter.to });
  if (filter.cause !== undefined && filter.cause.length > 0) whereCause(query, filter.cause);
  if (filter.status !== undefined) query.andWhere('e.last_status = :status', { status: filter.status });
  if (filter.kind !== undefined && filter.kind.length > 0) whereKind(query, filter.kind, isInOwnIndex);
  if (filter.state !== undefined && filter.state.length > 0) whereState(query, filter.state);
  if (isInOwnIndex) query.andWhere("e.state <> 'delivered'");
  const phone = wherePhone(filter.phone ?? '', 'e', filter.isPhoneWhole);
  if (phone) query.andWhere(phone.sql, phone.parameters);
}

/** Whether no delivered message can fit: the last attempt of one had the cause `ok` and the status 200. */
function excludesDelivered({ state, cause, status }: DeliveryFilter): boolean {
  const lacks = <T>(wanted: readonly T[] | undefined, value: T): boolean =>
    wanted !== undefined && wanted.length > 0 && !wanted.includes(value);
  return (
    lacks<DeliveryState>(state, 'delivered') ||
    lacks<FilterCause>(cause, 'ok') ||
    (status !== undefined && status !== 200)
  );
}

/** `sending` is not stored: it is a `waiting` one with a claim. */
function whereState(query: Query, states: readonly DeliveryState[]): void {
  const stored = new Set(states.map((state) => (state === 'sending' ? 'waiting' : state)));
  query.andWhere('e.state IN (:...states)', { states: [...stored] });
  const wantsWaiting = states.includes('waiting');
  if (wantsWaiting === states.includes('sending')) return;
  query.andWhere(`(e.state <> 'waiting' OR d.claim_token IS ${wantsWaiting ? 'NULL' : 'NOT NULL'})`);
}

function whereCause(query: Query, causes: readonly FilterCause[]): void {
  const tried = causes.filter((cause) => cause !== 'not-tried');
  const conditions = [
    ...(tried.length > 0 ? ['e.last_cause IN (:...causes)'] : []),
    ...(tried.length < causes.length ? ['e.last_cause IS NULL'] : []),
  ];
  query.andWhere(`(${conditions.join(' OR ')})`, { causes: tried });
}

const rareKinds: readonly DeliveryKind[] = ['incoming', 'outgoing', 'record'];

/** Keeps the planner from an index of this column, where a walk in order of time is shorter. */
const hidden = (column: string): string => `coalesce(${column}, '')`;

/**
 * A column that the index of the undelivered holds, too. PostgreSQL reads it there only where it stands plainly, and else
 * fetches each row; SQLite reads it there in any case, but would rather take the column's own index.
 */
const within = (query: Query, column: string): string =>
  query.dataSource.options.type === 'postgres' ? column : hidden(column);

/**
 * A house may have no outgoing calls, no incoming ones, or no recordings: each of these alone is read by its index. What
 * every call has, and several kinds together, are met on a short walk, as is everything among the few undelivered ones.
 */
function whereKind(query: Query, kinds: readonly DeliveryKind[], isInOwnIndex: boolean): void {
  const [only] = kinds;
  if (!isInOwnIndex && kinds.length === 1 && only !== undefined && rareKinds.includes(only)) {
    query.andWhere("e.kind IN ('incoming', 'outgoing', 'record') AND e.kind = :kind", { kind: only });
  } else {
    const column = isInOwnIndex ? within(query, 'e.kind') : hidden('e.kind');
    query.andWhere(`${column} IN (:...kinds)`, { kinds });
  }
}
