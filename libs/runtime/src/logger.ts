import { pino } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import type { LogLevel } from './environment.ts';
import { redactLogLine } from './log-redaction.ts';
import { RecentLines } from './recent-lines.ts';

export type Logger = PinoLogger;

const kept = { lines: 1_000, characters: 300_000 };
const keptOf = new WeakMap<Logger, RecentLines>();

/** JSON lines on standard output; every line goes through `redactLogLine`, and the last are kept for `recentLines`. */
export function createLogger(
  options: { level: LogLevel },
  destination: DestinationStream = process.stdout,
): Logger {
  const recent = new RecentLines(kept);
  const streamWrite = (line: string): string => {
    const safe = redactLogLine(line);
    recent.add(safe.trimEnd());
    return safe;
  };
  const logger = pino(
    {
      level: options.level,
      base: undefined,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      hooks: { streamWrite },
    },
    destination,
  );
  keptOf.set(logger, recent);
  return logger;
}

/** What this process wrote last, oldest first, as it was written: without secrets, most of each phone number hidden. */
export function recentLines(logger: Logger): string[] {
  return keptOf.get(logger)?.all() ?? [];
}
