import type { Delivery, DeliveryFilter, DeliveryPage, PageQuery } from '@planfix-asterisk/contracts';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import type { DeliveryRow } from '../entities/delivery.entity.ts';
import { keysetPage } from './keyset-page.ts';
import type { Keyset } from './keyset-page.ts';
import { whereDelivery } from './where-delivery.ts';
import type { Searched } from './where-phone.ts';

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
  filter: Searched<DeliveryFilter>,
  page: PageQuery,
): Promise<DeliveryPage> {
  const query = loggedEvents(dataSource);
  whereDelivery(query, filter);
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
