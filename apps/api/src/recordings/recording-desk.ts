import { BlockList, isIP, isIPv6 } from 'node:net';
import type { RecordingSample } from '@planfix-asterisk/contracts';
import { readyRecording, readySample, sampleRecording } from '@planfix-asterisk/recordings';
import type { Readied } from '@planfix-asterisk/recordings';
import type { RecordingRooms } from '@planfix-asterisk/rooms';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import type { StoredRecording } from '@planfix-asterisk/storage';
import type { Request, Response } from 'express';
import { ApiProblem } from '../http/api-problem.ts';
import { RequestThrottle } from '../http/request-throttle.ts';

/** A player asks for a recording in many pieces; a wrong link is tried out, or its key was changed. */
const limits = { requests: 600, wrong: 30 } as const;
const dayMs = 86_400_000;

export interface RecordingDeskParts {
  readonly recordings: RecordingRooms;
  readonly settings: SettingsService;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Gives recordings out: by a signed link to whoever has it, and by their number to the people of the panel. */
export class RecordingDesk {
  readonly #parts: RecordingDeskParts;
  readonly #throttle: RequestThrottle;
  #sample: { readonly directory: string; readonly file: string } | undefined;

  constructor(parts: RecordingDeskParts) {
    this.#parts = parts;
    this.#throttle = new RequestThrottle(limits, parts.clock);
  }

  /** Whatever is wrong with a link, the answer is the same: strangers learn nothing. */
  async byLink(name: string, request: Request, response: Response): Promise<void> {
    const address = request.ip ?? '';
    const retryAfterS = this.#throttle.take(address);
    if (retryAfterS > 0)
      throw new ApiProblem('too-many-attempts', 'Too many requests; try again in a minute.', { retryAfterS });
    const recording = await this.#linked(name, address);
    if (recording === undefined) {
      this.#throttle.wasWrong(address);
      this.#parts.log.warn({ event: 'recording-refused', address });
      throw noSuchRecording();
    }
    await this.#send(recording, response);
    this.#parts.log.info({ event: 'recording-fetched', callId: recording.callId, by: 'link', address });
  }

  async byNumber(callId: string, number: number, username: string, response: Response): Promise<void> {
    const recording = await this.#parts.recordings.store.ofCall(callId, number);
    if (recording === undefined) throw noSuchRecording();
    await this.#send(recording, response);
    this.#parts.log.info({ event: 'recording-fetched', callId, by: username });
  }

  /** Tries the newest recording of a folder that need not be saved yet; where the instance file names one, no other is read. */
  async trySample(wanted: string | undefined): Promise<RecordingSample> {
    const isLocked = this.#parts.settings.locked.includes('recordings');
    const directory = isLocked ? undefined : wanted;
    const options = directory === undefined ? this.#options() : this.#optionsFor(directory);
    if (options === undefined) return { status: 'failed', cause: 'not-configured', file: null };
    const sampled = await sampleRecording(options);
    if (sampled.status === 'none') return { status: 'none', cause: null, file: null };
    if (!('file' in sampled)) return { status: 'failed', cause: sampled.status, file: null };
    const { file } = sampled;
    if (sampled.status !== 'ready') return { status: 'failed', cause: sampled.cause, file };
    this.#sample = { directory: options.directory, file };
    return { status: 'ready', cause: null, file };
  }

  /** What was tried last. */
  async sendSample(response: Response): Promise<void> {
    if (this.#sample === undefined) throw noSuchRecording();
    const { directory, file } = this.#sample;
    await send(await readySample(file, this.#optionsFor(directory)), 'sample.mp3', response);
  }

  #options() {
    const directory = this.#parts.settings.current().recordings?.directory;
    return directory === undefined ? undefined : this.#optionsFor(directory);
  }

  #optionsFor(directory: string) {
    const { recordings, clock } = this.#parts;
    return { directory, cache: recordings.cache, now: clock.now() };
  }

  async #linked(name: string, address: string): Promise<StoredRecording | undefined> {
    const { recordings, settings, clock } = this.#parts;
    const ref = await recordings.links.refOf(name);
    const recording = ref === undefined ? undefined : await recordings.store.byRef(ref);
    const { linkDays = 0, allowFrom = [] } = settings.current().recordings ?? {};
    if (recording === undefined || !isAmong(allowFrom, address)) return undefined;
    const isOver = linkDays > 0 && clock.now() > recording.knownAt + linkDays * dayMs;
    return isOver ? undefined : recording;
  }

  async #send(recording: StoredRecording, response: Response): Promise<void> {
    const options = this.#options();
    if (options === undefined) throw noSuchRecording();
    const name = `${recording.callId.replaceAll(/[^\w.-]/g, '_')}-${recording.number}.mp3`;
    const isFinished = recording.state === 'told' || recording.state === 'ready';
    await send(await readyRecording(recording, { ...options, isFinished }), name, response);
  }
}

async function send(readied: Readied, name: string, response: Response): Promise<void> {
  if (readied.status === 'wait' && readied.cause === 'still-written')
    throw new ApiProblem('not-ready', 'The recording is still being written; try again in a moment.', {
      retryAfterS: 5,
    });
  if (readied.status !== 'ready') throw noSuchRecording();
  response.setHeader('content-type', 'audio/mpeg');
  response.setHeader('content-disposition', `inline; filename="${name}"`);
  response.setHeader('cache-control', 'private, max-age=3600');
  // The time of a finished file is that of its last use.
  response.setHeader('etag', `"${readied.version}"`);
  // Ranges, ETag, HEAD and 304 are Express's; the path is ours, never the request's.
  await new Promise<void>((resolve, reject) => {
    response.sendFile(
      readied.path,
      { dotfiles: 'allow', cacheControl: false, etag: false, lastModified: false },
      (error?: Error) => {
        // Whoever stops listening in the middle is no fault.
        if (!error || response.headersSent) resolve();
        else if ('status' in error && error.status === 416) {
          beyondTheEnd(response);
          resolve();
        } else reject(error);
      },
    );
  });
}

function beyondTheEnd(response: Response): void {
  response.removeHeader('content-type');
  response.status(416).end();
}

const noSuchRecording = () => new ApiProblem('not-found', 'There is no such recording (any more).');

/** Nobody named: everybody who has the link. */
function isAmong(allowed: readonly string[], address: string): boolean {
  if (allowed.length === 0) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) === 0) return false;
  const list = new BlockList();
  for (const one of allowed) {
    const [network = '', prefix] = one.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(prefix), family);
  }
  return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
