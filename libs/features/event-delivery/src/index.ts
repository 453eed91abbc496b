export { DeliveryLoop } from './delivery-loop.ts';
export type { DeliveryLoopOptions } from './delivery-loop.ts';
export type { PlanfixClient } from './planfix-account.ts';
export type { DeliveryObserver, FinalState, ObservedAttempt } from './delivery-observer.ts';
export { deliveryPolicy } from './delivery-policy.ts';
export type { DeliveryPolicy } from './delivery-policy.ts';
