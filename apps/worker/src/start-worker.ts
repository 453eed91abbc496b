import { NestFactory } from '@nestjs/core';
import { assertApartFromOthers, openRooms } from '@planfix-asterisk/rooms';
import type { ProcessParts } from '@planfix-asterisk/runtime';
import { answerTheApi } from './answer-the-api.ts';
import { Worker } from './worker.ts';
import { WorkerModule } from './worker.module.ts';
import { WorkerReports } from './worker-reports.ts';

/** Deliveries drain up to 5 s, the last facts are written within 3 s. */
const stopsWithinMs = 12_000;

/** A worker alone: follows PBX nodes, if no other worker does, and delivers; on the same PostgreSQL as the others. */
export async function startWorker({ environment, log, shutdown }: ProcessParts): Promise<void> {
  assertApartFromOthers(environment, 'worker');
  const rooms = await openRooms(environment, log);
  shutdown.register({ name: 'storage', close: () => rooms.storage.close() });
  const worker = new Worker({ ...rooms, log });
  const app = await NestFactory.createApplicationContext(WorkerModule.with(worker), {
    logger: false,
    abortOnError: false,
  });
  shutdown.register({ name: 'worker', close: () => app.close(), timeoutMs: stopsWithinMs });
  const reports = new WorkerReports({ ...rooms, log, report: () => worker.report() });
  reports.start();
  shutdown.register({ name: 'reports', close: () => reports.stop() });
  const endAnswers = answerTheApi(rooms.storage, worker);
  shutdown.register({ name: 'answers', close: endAnswers });
  process.stdout.write('\n  planfix-asterisk: a worker is at work.\n\n');
}
