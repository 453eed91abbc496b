import type {
  CallDetail,
  CallFilter,
  CallPage,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  PageQuery,
  TroubleGroupCount,
} from '@planfix-asterisk/contracts';
import type { DataSource } from 'typeorm';
import { callDetail, listCalls } from './calls-page.ts';
import { dashboardCounts } from './dashboard-counts.ts';
import type { DashboardCounts } from './dashboard-counts.ts';
import { listDeliveries } from './deliveries-page.ts';
import { deliveryDetail } from './delivery-detail.ts';
import { queueAges } from './queue-ages.ts';
import type { QueueAges } from './queue-ages.ts';
import { troubleGroups } from './trouble-groups.ts';
import { seenLines } from './seen-lines.ts';
import type { SeenLine } from './seen-lines.ts';

/** What the panel reads. Pages are newest first; `next` continues them. */
export interface PanelReads {
  listDeliveries(filter: DeliveryFilter, page: PageQuery): Promise<DeliveryPage>;
  deliveryDetail(id: number): Promise<DeliveryDetail | undefined>;
  /** `employeeName` is null here: names are settings. */
  listCalls(filter: CallFilter, page: PageQuery): Promise<CallPage>;
  callDetail(callId: string): Promise<CallDetail | undefined>;
  dashboardCounts(now: number): Promise<DashboardCounts>;
  troubleGroups(): Promise<TroubleGroupCount[]>;
  queueAges(): Promise<QueueAges>;
  /** Lines of the latest incoming calls, the busiest first. */
  seenLines(): Promise<SeenLine[]>;
}

export function panelReads(dataSource: DataSource): PanelReads {
  return {
    listDeliveries: (filter, page) => listDeliveries(dataSource, filter, page),
    deliveryDetail: (id) => deliveryDetail(dataSource, id),
    listCalls: (filter, page) => listCalls(dataSource, filter, page),
    callDetail: (callId) => callDetail(dataSource, callId),
    queueAges: () => queueAges(dataSource),
    dashboardCounts: (now) => dashboardCounts(dataSource, now),
    troubleGroups: () => troubleGroups(dataSource),
    seenLines: () => seenLines(dataSource),
  };
}
