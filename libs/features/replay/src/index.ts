export { replayDelivery } from './replay-delivery.ts';
export type { ReplayOptions, ReplayRequestedBy } from './replay-delivery.ts';
