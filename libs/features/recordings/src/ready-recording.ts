import { inspectAudio, locateRecording } from '@planfix-asterisk/recording-files';
import type { LocatedFile, Mp3Cache } from '@planfix-asterisk/recording-files';
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
}

/** MixMonitor writes all the time: what was not touched for so long is finished. */
const stillMs = 3_000;
/** The header of a file says how long it is when MixMonitor closes it; where Asterisk died it never does. */
const abandonedMs = 120_000;

/** The MP3 of a recording, made if it is not there yet; the original stays as it is. */
export async function readyRecording(
  { ref, file }: { readonly ref: string; readonly file: string },
  { directory, cache, now }: ReadyOptions,
): Promise<Readied> {
  const located = await locateRecording(directory, file);
  if (located.status !== 'found')
    return { status: located.status === 'outside' ? 'failed' : 'wait', cause: located.status };
  const restedMs = now - located.changedAt;
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
