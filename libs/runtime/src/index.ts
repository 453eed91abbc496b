export { ChangeFeed } from './change-feed.ts';
export type { Change } from './change-feed.ts';
export { systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
