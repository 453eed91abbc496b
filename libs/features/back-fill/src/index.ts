export { BackFillRunner } from './back-fill-runner.ts';
export type { BackFillRunnerRooms } from './back-fill-runner.ts';
export { BackFills, nodeOfRecords } from './back-fills.ts';
export type { PlanOutcome, SteerOutcome } from './back-fills.ts';
export { checkRecords } from './check-records.ts';
export type { TellingRules } from './found-calls.ts';
export { OutageWatch } from './outage-watch.ts';
