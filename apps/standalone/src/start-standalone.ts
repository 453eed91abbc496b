import { announce, assertPortIsFree, listen, makeApp, serverStopsWithinMs } from '@planfix-asterisk/api-app';
import { openRooms, productVersion } from '@planfix-asterisk/rooms';
import type { ProcessParts } from '@planfix-asterisk/runtime';
import { StandaloneModule } from './standalone.module.ts';

/** From the environment to a panel that answers; `StartError` for what the person at the terminal can mend. */
export async function startStandalone({ environment, log, shutdown }: ProcessParts): Promise<void> {
  await assertPortIsFree(environment);
  const rooms = await openRooms(environment, log);
  shutdown.register({ name: 'storage', close: () => rooms.storage.close() });
  const app = await makeApp(StandaloneModule.with(rooms, { log, version: productVersion() }), rooms);
  shutdown.register({ name: 'server', close: () => app.close(), timeoutMs: serverStopsWithinMs });
  const url = await listen(app, environment);
  announce({ url, publicUrl: rooms.publicUrl, setupCode: await rooms.setup.newCode() });
}
