export { Retention } from './retention.ts';
export type { RetentionRooms } from './retention.ts';
export { storeForecast } from './store-forecast.ts';
