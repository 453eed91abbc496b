import type {
  Delivery,
  DeliveryFilter,
  DeliveryKind,
  DeliveryPage,
  DeliveryState,
  PageQuery,
} from '@planfix-asterisk/contracts';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import type { DeliveryRow } from '../entities/delivery.entity.ts';
import { keysetPage } from './keyset-page.ts';
import type { Keyset } from './keyset-page.ts';
import { wherePhone } from './where-phone.ts';

export type LoggedEvent = CallEventRow & { underWay: DeliveryRow | null };

const byTime: Keyset<LoggedEvent, Delivery> = {
  time: { column: 'e.created_at', property: 'e.createdAt' },
  key: { column: 'e.id', property: 'e.id' },
  placeOf: ({ createdAt, id }) => [createdAt, id],
  toItem: toDelivery,
};

/** One page of the log, newest first. */
export function listDeliveries(
  dataSource: DataSource,
  filter: DeliveryFilter,
  page: PageQuery,
): Promise<DeliveryPage> {
  const query = loggedEvents(dataSource);
  applyFilter(query, filter);
  return keysetPage(query, byTime, page);
}

export function loggedEvents(dataSource: DataSource): SelectQueryBuilder<CallEventRow> {
  return dataSource
    .getRepository(callEventEntity)
    .createQueryBuilder('e')
    .leftJoinAndMapOne('e.underWay', deliveryEntity.options.name, 'd', 'd.event_id = e.id');
}

export async function fetchPage(query: SelectQueryBuilder<CallEventRow>): Promise<LoggedEvent[]> {
  // TypeORM's types do not know of leftJoinAndMapOne's property.
  return (await query.getMany()) as LoggedEvent[];
}

export function toDelivery({ underWay, ...event }: LoggedEvent): Delivery {
  const isSending = underWay !== null && underWay.claimToken !== null;
  return {
    id: event.id,
    callId: event.callId,
    kind: event.kind,
    state: isSending ? 'sending' : event.state,
    direction: event.direction,
    clientNumber: event.clientNumber,
    line: event.line,
    extension: event.extension,
    shortNumber: event.shortNumber,
    result: event.result,
    createdAt: event.createdAt,
    finishedAt: event.finishedAt,
    dueAt: isSending ? null : (underWay?.dueAt ?? null),
    attempts: event.attempts,
    lastCause: event.lastCause,
    lastStatus: event.lastStatus,
    mayHaveArrived: event.mayHaveArrived,
  };
}

function applyFilter(query: SelectQueryBuilder<CallEventRow>, filter: DeliveryFilter): void {
  if (filter.callId !== undefined) query.andWhere('e.call_id = :callId', { callId: filter.callId });
  if (filter.extension !== undefined)
    query.andWhere('e.extension = :extension', { extension: filter.extension });
  if (filter.from !== undefined) query.andWhere('e.created_at >= :from', { from: filter.from });
  if (filter.to !== undefined) query.andWhere('e.created_at <= :to', { to: filter.to });
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
