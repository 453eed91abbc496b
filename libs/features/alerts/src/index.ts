export { AlertDesk } from './alert-desk.ts';
export { AlertWatch } from './alert-watch.ts';
export type { AlertWatchParts } from './alert-watch.ts';
export type { Observation } from './observation.ts';
