import type { Attempt, DeliveryDetail } from '@planfix-asterisk/contracts';
import type { DataSource } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import { deliveryAttemptEntity } from '../entities/delivery-attempt.entity.ts';
import type { DeliveryAttemptRow } from '../entities/delivery-attempt.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import type { DeliveryRow } from '../entities/delivery.entity.ts';
import { blockerOf } from '../lane-order.ts';
import type { OpenDelivery } from '../lane-order.ts';
import { parseDetail, parseFields, parsePhases, parseResponse } from '../stored-json.ts';
import { fetchPage, loggedEvents, toDelivery } from './deliveries-page.ts';

export async function deliveryDetail(
  dataSource: DataSource,
  id: number,
): Promise<DeliveryDetail | undefined> {
  const [event] = await fetchPage(loggedEvents(dataSource).where('e.id = :id', { id }));
  if (event === undefined) return undefined;
  const attempts = await dataSource
    .getRepository(deliveryAttemptEntity)
    .find({ where: { eventId: id }, order: { number: 'ASC' } });
  return {
    ...toDelivery(event),
    fields: parseFields(event.fields),
    attemptList: attempts.map(toAttempt),
    skippedBy: event.skippedBy === null ? null : { actor: event.skippedBy, reason: event.skipReason ?? '' },
    waitsFor: event.underWay === null ? null : await waitsFor(dataSource, event.underWay),
  };
}

async function waitsFor(dataSource: DataSource, one: DeliveryRow): Promise<DeliveryDetail['waitsFor']> {
  if (one.dueAt !== null) return null;
  const rows = await dataSource
    .getRepository(deliveryEntity)
    .find({ where: { callId: one.callId }, order: { eventId: 'ASC' } });
  const failed = await dataSource
    .getRepository(callEventEntity)
    .find({ select: { id: true }, where: { callId: one.callId, kind: 'completed', state: 'failed' } });
  const call = { open: rows.map(toOpen), failedCompleted: failed.map((event) => event.id) };
  const id = blockerOf(toOpen(one), call);
  if (id === undefined) return null;
  const [blocker] = await fetchPage(loggedEvents(dataSource).where('e.id = :id', { id }));
  if (blocker === undefined) return null;
  const { kind, state } = toDelivery(blocker);
  return { id, kind, state };
}

function toOpen({ eventId, shortNumber, kind, isBarrier, claimToken }: DeliveryRow): OpenDelivery {
  return { id: eventId, shortNumber, kind, isBarrier, isClaimed: claimToken !== null };
}

function toAttempt(row: DeliveryAttemptRow): Attempt {
  return {
    number: row.number,
    trigger: row.trigger,
    actor: row.actor,
    reason: row.reason,
    startedAt: row.startedAt,
    durationMs: row.durationMs,
    phases: parsePhases(row.phases),
    request: { url: row.requestUrl, body: row.requestBody },
    response: parseResponse(row.response),
    outcome: row.outcome,
    cause: row.cause,
    detail: parseDetail(row.detail),
    jobId: row.jobId,
  };
}
