import type { PanelReads } from '@planfix-asterisk/storage';

/** `PanelReads` of the storage as Nest can inject it; a type alone is no token. */
export abstract class PanelReading implements PanelReads {
  abstract listDeliveries: PanelReads['listDeliveries'];
  abstract deliveryDetail: PanelReads['deliveryDetail'];
  abstract listCalls: PanelReads['listCalls'];
  abstract callDetail: PanelReads['callDetail'];
  abstract troubleGroups: PanelReads['troubleGroups'];
  abstract hourlyStats: PanelReads['hourlyStats'];
  abstract dashboardCounts: PanelReads['dashboardCounts'];
  abstract queueAges: PanelReads['queueAges'];
  abstract seenLines: PanelReads['seenLines'];
}
