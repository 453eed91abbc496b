import { assertApartFromOthers, openRooms, productVersion } from '@planfix-asterisk/rooms';
import type { ProcessParts } from '@planfix-asterisk/runtime';
import { apiPartsOf } from './api-parts-of.ts';
import { ApiModule } from './api.module.ts';
import { SharedWorkers } from './live/shared-workers.ts';
import { announce } from './server/announce.ts';
import { assertPortIsFree, listen } from './server/listen.ts';
import { makeApp, serverStopsWithinMs } from './server/make-app.ts';

/** The panel and its API alone; the workers run in other processes, on the same PostgreSQL. */
export async function startApi({ environment, log, shutdown }: ProcessParts): Promise<void> {
  assertApartFromOthers(environment, 'api');
  await assertPortIsFree(environment);
  const rooms = await openRooms(environment, log);
  shutdown.register({ name: 'storage', close: () => rooms.storage.close() });
  const workers = new SharedWorkers({ ...rooms, log });
  await workers.start();
  shutdown.register({ name: 'reports of workers', close: () => workers.stop() });
  const version = productVersion();
  const app = await makeApp(ApiModule.with(apiPartsOf(rooms, { live: workers, log, version })), rooms);
  shutdown.register({ name: 'server', close: () => app.close(), timeoutMs: serverStopsWithinMs });
  const url = await listen(app, environment);
  announce({ url, publicUrl: rooms.publicUrl, setupCode: await rooms.setup.newCode() });
}
