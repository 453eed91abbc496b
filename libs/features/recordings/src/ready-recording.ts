import { inspectAudio, locateRecording } from '@planfix-asterisk/recording-files';
import type { LocatedFile, Mp3Cache } from '@planfix-asterisk/recording-files';
import type { RecordingWatch } from './recording-watch.ts';
import type { RecordingCause } from '@planfix-asterisk/contracts';

export type Readied =
  /** `version` changes with the original. */
  | { readonly status: 'ready'; readonly path: string; readonly version: string }
  /** What it is waited for; where it never comes that is the cause. */
  | { readonly status: 'wait' | 'failed'; readonly cause: RecordingCause };

export interface ReadyOptions {
  readonly directory: string;
  readonly cache: Pick<Mp3Cache, 'provide'>;
  readonly now: number;
  /** Whoever looks again and again knows better than the time of the file. */
  readonly watch?: RecordingWatch;
  /** It was found finished before. */
  readonly isFinished?: boolean;
}

/** MixMonitor writes all the time: what was not touched for so long is finished. */
const stillMs = 3_000;
/** The header of a file says how long it is when MixMonitor closes it; where Asterisk died it never does. */
const abandonedMs = 120_000;

/** The MP3 of a recording, made if it is not there yet; the original stays as it is. */
export async function readyRecording(
  { ref, file }: { readonly ref: string; readonly file: string },
  { directory, cache, now, watch, isFinished = false }: ReadyOptions,
): Promise<Readied> {
  const located = await locateRecording(directory, file);
  if (located.status !== 'found')
    return { status: located.status === 'outside' ? 'failed' : 'wait', cause: located.status };
  const ageMs = isFinished ? Infinity : now - located.changedAt;
  // Minutes old is finished by any clock that is not far off.
  const restedMs = watch && ageMs < abandonedMs ? watch.unchangedMs(ref, located, now) : ageMs;
  const found = await inspectAudio(located.path);
  if (found.status === 'empty') return { status: restedMs < abandonedMs ? 'wait' : 'failed', cause: 'empty' };
  if (found.status === 'unknown')
    return { status: restedMs < stillMs ? 'wait' : 'failed', cause: 'unreadable' };
  if (restedMs < stillMs || (found.status === 'unfinished' && restedMs < abandonedMs))
    return { status: 'wait', cause: 'still-written' };
  const version = `${located.sizeBytes.toString(36)}-${located.changedAt.toString(36)}`;
  if (found.status === 'mp3') return { status: 'ready', path: located.path, version };
  const source: LocatedFile = located;
  const provided = await cache.provide({ ref, source, format: found.format });
  if (provided.status === 'ready') return { ...provided, version };
  return provided.status === 'busy'
    ? { status: 'wait', cause: 'still-written' }
    : { status: 'failed', cause: 'unreadable' };
}
