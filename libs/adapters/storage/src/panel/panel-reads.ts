import type {
  CallDetail,
  CallFilter,
  CallPage,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  HourStats,
  PageQuery,
  TroubleGroupCount,
} from '@planfix-asterisk/contracts';
import type { DataSource } from 'typeorm';
import { callDetail, listCalls } from './calls-page.ts';
import { dashboardCounts } from './dashboard-counts.ts';
import type { DashboardCounts } from './dashboard-counts.ts';
import { listDeliveries } from './deliveries-page.ts';
import { hourlyStats } from './hourly-stats.ts';
import { deliveryDetail } from './delivery-detail.ts';
import { queueAges } from './queue-ages.ts';
import type { QueueAges } from './queue-ages.ts';
import { troubleGroups } from './trouble-groups.ts';
import { seenLines } from './seen-lines.ts';
import type { SeenLine } from './seen-lines.ts';
import type { Searched } from './where-phone.ts';

/** What the panel reads. Pages are newest first; `next` continues them. */
export interface PanelReads {
  listDeliveries(filter: Searched<DeliveryFilter>, page: PageQuery): Promise<DeliveryPage>;
  deliveryDetail(id: number): Promise<DeliveryDetail | undefined>;
  /** `employeeName` is null here: names are settings. */
  listCalls(filter: Searched<CallFilter>, page: PageQuery): Promise<CallPage>;
  callDetail(callId: string): Promise<CallDetail | undefined>;
  troubleGroups(): Promise<TroubleGroupCount[]>;
  queueAges(): Promise<QueueAges>;
  /** Lines of the latest incoming calls, the busiest first. */
  seenLines(): Promise<SeenLine[]>;
  /** `today`: when the day began, where the PBX is. */
  dashboardCounts(today: number): Promise<DashboardCounts>;
  hourlyStats(period: { from: number; to: number }): Promise<HourStats[]>;
}

export function panelReads(dataSource: DataSource): PanelReads {
  return {
    listDeliveries: (filter, page) => listDeliveries(dataSource, filter, page),
    deliveryDetail: (id) => deliveryDetail(dataSource, id),
    listCalls: (filter, page) => listCalls(dataSource, filter, page),
    callDetail: (callId) => callDetail(dataSource, callId),
    queueAges: () => queueAges(dataSource),
    troubleGroups: () => troubleGroups(dataSource),
    seenLines: () => seenLines(dataSource),
    dashboardCounts: (today) => dashboardCounts(dataSource, today),
    hourlyStats: (period) => hourlyStats(dataSource, period),
  };
}
