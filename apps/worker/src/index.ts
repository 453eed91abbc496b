export { Worker } from './worker.ts';
export type { WorkerParts } from './worker.ts';
export { WorkerModule } from './worker.module.ts';
