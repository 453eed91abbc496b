import type { DeliveryFilter, DeliveryKind, DeliveryState } from '@planfix-asterisk/contracts';
import type { SelectQueryBuilder } from 'typeorm';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { wherePhone } from './where-phone.ts';

/**
 * The filter of the log on messages `e`. Only where states under way are asked for the query needs the queue, as `d`.
 */
export function whereDelivery(query: SelectQueryBuilder<CallEventRow>, filter: DeliveryFilter): void {
  if (filter.callId !== undefined) query.andWhere('e.call_id = :callId', { callId: filter.callId });
  if (filter.extension !== undefined)
    query.andWhere('e.extension = :extension', { extension: filter.extension });
  if (filter.from !== undefined) query.andWhere('e.created_at >= :from', { from: filter.from });
  if (filter.to !== undefined) query.andWhere('e.created_at <= :to', { to: filter.to });
  if (filter.cause !== undefined && filter.cause.length > 0)
    query.andWhere('e.last_cause IN (:...causes)', { causes: filter.cause });
  if (filter.status !== undefined) query.andWhere('e.last_status = :status', { status: filter.status });
  if (filter.kind !== undefined && filter.kind.length > 0) whereKind(query, filter.kind);
  if (filter.state !== undefined && filter.state.length > 0) whereState(query, filter.state);
  const phone = wherePhone(filter.phone ?? '', { name: 'call_event', alias: 'e', key: 'id' });
  if (phone) query.andWhere(phone.sql, phone.parameters);
}

/** `sending` is not stored: it is a `waiting` one with a claim. */
function whereState(query: SelectQueryBuilder<CallEventRow>, states: readonly DeliveryState[]): void {
  const stored = new Set(states.map((state) => (state === 'sending' ? 'waiting' : state)));
  query.andWhere(inStored(stored), { states: [...stored] });
  const wantsWaiting = states.includes('waiting');
  if (wantsWaiting === states.includes('sending')) return;
  query.andWhere(`(e.state <> 'waiting' OR d.claim_token IS ${wantsWaiting ? 'NULL' : 'NOT NULL'})`);
}

/**
 * Delivered ones fill the log, so a set with them is met on a short walk in order of time; `coalesce` keeps the planner
 * from gathering and sorting them all by the index. The other states are few: there the index is right.
 */
function inStored(states: ReadonlySet<DeliveryState>): string {
  const column = states.has('delivered') && states.size > 1 ? "coalesce(e.state, '')" : 'e.state';
  return `${column} IN (:...states)`;
}

/** One kind alone is read by its index in order of time; several together are met on a short walk. */
function whereKind(query: SelectQueryBuilder<CallEventRow>, kinds: readonly DeliveryKind[]): void {
  const column = kinds.length > 1 ? "coalesce(e.kind, '')" : 'e.kind';
  query.andWhere(`${column} IN (:...kinds)`, { kinds });
}
