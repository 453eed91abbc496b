import { readEnvironment } from './environment.ts';
import type { Environment } from './environment.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { Shutdown, shutDownOnSignals } from './shutdown.ts';
import { StartError } from './start-error.ts';

export interface ProcessParts {
  readonly environment: Environment;
  readonly log: Logger;
  readonly shutdown: Shutdown;
}

/** The life of a process: from the environment to an orderly end. What the person at the terminal can mend is said plainly. */
export async function runProcess(start: (parts: ProcessParts) => Promise<void>): Promise<void> {
  try {
    const environment = readEnvironment(process.env);
    const log = createLogger({ level: environment.logLevel });
    const shutdown = new Shutdown(log);
    shutDownOnSignals(shutdown);
    endOnFault(shutdown, log);
    outliveLogReader();
    await start({ environment, log, shutdown });
  } catch (error) {
    process.stderr.write(`planfix-asterisk did not start.\n${wordsOf(error)}\n`);
    process.exit(1);
  }
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

/**
 * Whoever reads the log (a terminal, a pipe, a log collector) may go away; calls are told all the same. Without this each
 * line would be a fault, and each fault a line.
 */
function outliveLogReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function wordsOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
