import { createHash } from 'node:crypto';
import { newestRecording } from '@planfix-asterisk/recording-files';
import { readyRecording } from './ready-recording.ts';
import type { Readied, ReadyOptions } from './ready-recording.ts';

/** What is newer may still be written. */
const finishedMs = 10_000;

export type Sampled =
  /** `file` is relative to the folder. */
  (Readied & { readonly file: string }) | { readonly status: 'none' | 'folder-missing' };

/** Takes the newest recording of the folder, whosesoever it is, and makes it ready: so the folder and the format are right. */
export async function sampleRecording(options: ReadyOptions): Promise<Sampled> {
  const newest = await newestRecording(options.directory, options.now - finishedMs);
  if (newest.status !== 'found') return newest;
  return { ...(await readySample(newest.file, options)), file: newest.file };
}

/** The same again, by its name. */
export function readySample(file: string, options: ReadyOptions): Promise<Readied> {
  const ref = createHash('sha256').update(`sample ${options.directory}/${file}`).digest('hex').slice(0, 32);
  return readyRecording({ ref, file }, options);
}
