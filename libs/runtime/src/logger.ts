import { pino } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import type { LogLevel } from './environment.ts';
import { redactLogLine } from './log-redaction.ts';

export type Logger = PinoLogger;

/** JSON lines on standard output; every line goes through `redactLogLine`. */
export function createLogger(
  options: { level: LogLevel },
  destination: DestinationStream = process.stdout,
): Logger {
  return pino(
    {
      level: options.level,
      base: undefined,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      hooks: { streamWrite: redactLogLine },
    },
    destination,
  );
}
