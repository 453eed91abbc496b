import type { Call, CallDetail, CallFilter, CallPage, PageQuery } from '@planfix-asterisk/contracts';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { callNoteEntity } from '../entities/call-note.entity.ts';
import type { CallNoteRow } from '../entities/call-note.entity.ts';
import { callStepEntity } from '../entities/call-step.entity.ts';
import { recordingEntity } from '../entities/recording.entity.ts';
import { callEntity } from '../entities/call.entity.ts';
import type { CallRow } from '../entities/call.entity.ts';
import { fetchPage, loggedEvents, toDelivery } from './deliveries-page.ts';
import { keysetPage } from './keyset-page.ts';
import type { Keyset } from './keyset-page.ts';
import type { Searched } from './where-phone.ts';
import { wherePhone } from './where-phone.ts';

/** More messages than this in one call would be a fault of the tracker; the page must stay readable. */
const MAX_DELIVERIES = 500;

const byStart: Keyset<CallRow, Call> = {
  time: { column: 'c.started_at', property: 'c.startedAt' },
  key: { column: 'c.call_id', property: 'c.callId' },
  placeOf: ({ startedAt, callId }) => [startedAt, callId],
  toItem: toCall,
};

export function listCalls(
  dataSource: DataSource,
  filter: Searched<CallFilter>,
  page: PageQuery,
): Promise<CallPage> {
  const query = dataSource.getRepository(callEntity).createQueryBuilder('c');
  applyFilter(query, filter);
  return keysetPage(query, byStart, page);
}

export async function callDetail(dataSource: DataSource, callId: string): Promise<CallDetail | undefined> {
  const call = await dataSource.getRepository(callEntity).findOneBy({ callId });
  if (call === null) return undefined;
  const notes = await dataSource
    .getRepository(callNoteEntity)
    .find({ where: { callId }, order: { at: 'ASC', id: 'ASC' } });
  const steps = await dataSource
    .getRepository(callStepEntity)
    .find({ where: { callId }, order: { number: 'ASC' } });
  const events = await fetchPage(
    loggedEvents(dataSource)
      .where('e.call_id = :callId', { callId })
      .orderBy('e.id', 'ASC')
      .limit(MAX_DELIVERIES),
  );
  const recordings = await dataSource
    .getRepository(recordingEntity)
    .find({ where: { callId }, order: { number: 'ASC' }, take: MAX_DELIVERIES });
  return {
    ...toCall(call),
    notes: notes.map(toWord),
    steps: steps.map(toWord),
    recordings: recordings.map(({ number, file, state, cause, knownAt }) => ({
      ...{ number, file, state, cause, knownAt },
    })),
    deliveries: events.map(toDelivery),
  };
}

function toWord({
  at,
  code,
  subject,
}: Pick<CallNoteRow, 'at' | 'code' | 'subject'>): CallDetail['notes'][number] {
  return { at, code, subject: subject === '' ? null : subject };
}

export function toCall(row: CallRow): Call {
  return {
    callId: row.callId,
    node: row.node,
    direction: row.direction,
    clientNumber: row.clientNumber,
    line: row.line,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    phase: row.phase,
    result: row.result,
    extension: row.extension,
    // Names are settings; the API adds them.
    employeeName: null,
    talkS: row.talkS,
    recordingFile: row.recordingFile,
  };
}

function applyFilter(query: SelectQueryBuilder<CallRow>, filter: Searched<CallFilter>): void {
  if (filter.callId !== undefined) query.andWhere('c.call_id = :callId', { callId: filter.callId });
  if (filter.direction !== undefined)
    query.andWhere('c.direction = :direction', { direction: filter.direction });
  if (filter.result !== undefined) query.andWhere('c.result = :result', { result: filter.result });
  if (filter.extension !== undefined)
    query.andWhere('c.extension = :extension', { extension: filter.extension });
  if (filter.from !== undefined) query.andWhere('c.started_at >= :from', { from: filter.from });
  if (filter.to !== undefined) query.andWhere('c.started_at <= :to', { to: filter.to });
  const phone = wherePhone(filter.phone ?? '', 'c', filter.isPhoneWhole);
  if (phone) query.andWhere(phone.sql, phone.parameters);
}
