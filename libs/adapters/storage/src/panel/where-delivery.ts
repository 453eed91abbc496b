import type { AttemptCause, DeliveryFilter, DeliveryKind, DeliveryState } from '@planfix-asterisk/contracts';
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
  if (filter.extension !== undefined)
    query.andWhere(`${isInOwnIndex ? hidden('e.extension') : 'e.extension'} = :extension`, {
      extension: filter.extension,
    });
  if (filter.from !== undefined) query.andWhere('e.created_at >= :from', { from: filter.from });
  if (filter.to !== undefined) query.andWhere('e.created_at <= :to', { to: filter.to });
  if (filter.cause !== undefined && filter.cause.length > 0)
    query.andWhere('e.last_cause IN (:...causes)', { causes: filter.cause });
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
    lacks<AttemptCause>(cause, 'ok') ||
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

const rareKinds: readonly DeliveryKind[] = ['incoming', 'outgoing', 'record'];

/** Keeps the planner from an index of this column, where a walk in order of time is shorter. */
const hidden = (column: string): string => `coalesce(${column}, '')`;

/**
 * A house may have no outgoing calls, no incoming ones, or no recordings: each of these alone is read by its index. What
 * every call has, and several kinds together, are met on a short walk, as is everything among the few undelivered ones.
 */
function whereKind(query: Query, kinds: readonly DeliveryKind[], isInOwnIndex: boolean): void {
  const [only] = kinds;
  if (!isInOwnIndex && kinds.length === 1 && only !== undefined && rareKinds.includes(only)) {
    query.andWhere("e.kind IN ('incoming', 'outgoing', 'record') AND e.kind = :kind", { kind: only });
  } else query.andWhere(`${hidden('e.kind')} IN (:...kinds)`, { kinds });
}
