import { traceNameSchema } from '@planfix-asterisk/contracts';
import { textOf } from '../../shared/search-text.ts';

interface TraceSearch {
  /** A kept trace to be played at once. */
  readonly file?: string | undefined;
  /** Whose next call is to be recorded. */
  readonly number?: string | undefined;
}

export const traceSearch = (raw: Record<string, unknown>): TraceSearch => ({
  file: traceNameSchema.safeParse(raw['file']).data,
  number: textOf(raw['number'], 25),
});
