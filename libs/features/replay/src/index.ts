export { replayDelivery, skipDelivery } from './replay-delivery.ts';
export type { Requester, SteeringRooms } from './replay-delivery.ts';
export { ReplayJobs } from './replay-jobs.ts';
export type { JobOutcome, Person, ReplayJobRooms } from './replay-jobs.ts';
export { ReplayRunner } from './replay-runner.ts';
export type { ReplayRunnerRooms } from './replay-runner.ts';
