export { CallTracking } from './call-tracking.ts';
export type { CallTrackingParts } from './call-tracking.ts';
export type { Held } from './output-queue.ts';
