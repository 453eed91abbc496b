import { Shutdown, createLogger, readEnvironment, shutDownOnSignals } from '@planfix-asterisk/runtime';
import type { Logger } from '@planfix-asterisk/runtime';
import { announce } from './announce.ts';
import { assertPortIsFree, listen } from './listen.ts';
import { makeApp } from './make-app.ts';
import { openRooms } from './open-rooms.ts';

/** Deliveries drain up to 5 s, the last facts are written within 3 s. */
const serverStopsWithinMs = 12_000;

/** From the environment to a panel that answers; `StartError` for what the person at the terminal can mend. */
export async function startStandalone(): Promise<void> {
  const environment = readEnvironment(process.env);
  const log = createLogger({ level: environment.logLevel });
  await assertPortIsFree(environment);
  const shutdown = new Shutdown(log);
  shutDownOnSignals(shutdown);
  endOnFault(shutdown, log);

  const rooms = await openRooms(environment, log);
  shutdown.register({ name: 'storage', close: () => rooms.storage.close() });
  const app = await makeApp(rooms, log);
  shutdown.register({ name: 'server', close: () => app.close(), timeoutMs: serverStopsWithinMs });
  const url = await listen(app, environment);
  announce({ url, publicUrl: rooms.publicUrl, setupCode: await rooms.setup.newCode() });
}

/** After a fault nobody foresaw the state of the process is not to be trusted: close in order and let it be started anew. */
function endOnFault(shutdown: Shutdown, log: Logger): void {
  const end = (event: string) => (error: unknown) => {
    log.fatal({ event, error });
    void shutdown.run(event).finally(() => process.exit(1));
  };
  process.on('uncaughtException', end('uncaught-exception'));
  process.on('unhandledRejection', end('unhandled-rejection'));
}
