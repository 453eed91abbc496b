import type { FileHandle } from 'node:fs/promises';
import { AmiLinkError, listenToAmi } from '@planfix-asterisk/ami-connection';
import type { AmiEar } from '@planfix-asterisk/ami-connection';
import type { AmiBlock } from '@planfix-asterisk/ami';
import type { AmiNodeSettings, TraceRequest, TraceRun, Traces } from '@planfix-asterisk/contracts';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import { OneCall } from './one-call.ts';
import { mostFiles } from './trace-files.ts';
import type { TraceFiles } from './trace-files.ts';
import { TraceMask } from './trace-mask.ts';

/** After the last hang-up Asterisk still says a word or two of the call. */
const lastWordsMs = 2_000;
/** Half an hour of a busy PBX. */
const mostBytes = 30_000_000;

export type TraceStart =
  | { readonly status: 'started'; readonly run: TraceRun }
  | { readonly status: 'running' }
  | { readonly status: 'unknown-node' }
  | { readonly status: 'not-connected'; readonly message: string };

export interface TraceRecorderParts {
  readonly files: TraceFiles;
  readonly nodes: () => readonly AmiNodeSettings[];
  /** What must stand in no trace. */
  readonly secrets: () => readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
}

interface Recording extends Omit<TraceRun, 'oneCall'> {
  /** What is kept of a recording of one call, until it is written at the end. */
  readonly call: OneCall | undefined;
  readonly onlyNumber: string | undefined;
  readonly ear: AmiEar;
  readonly file: FileHandle;
  readonly timer: NodeJS.Timeout;
  lastWords?: NodeJS.Timeout;
  events: number;
  bytes: number;
}

/** Records what a PBX node says, over a link of its own, one recording at a time. */
export class TraceRecorder {
  readonly #parts: TraceRecorderParts;
  #recording: Recording | undefined;
  #isStarting = false;
  #brokenOff: Traces['brokenOff'] = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: TraceRecorderParts) {
    this.#parts = parts;
  }

  async look(): Promise<Traces> {
    const files = await this.#parts.files.list();
    const running = this.#recording && runOf(this.#recording);
    return {
      running: running ?? null,
      brokenOff: this.#brokenOff,
      files: files.filter(({ name }) => name !== running?.name),
      limits: { bytes: mostBytes, files: mostFiles },
    };
  }

  async start(request: TraceRequest): Promise<TraceStart> {
    if (this.#recording !== undefined || this.#isStarting) return { status: 'running' };
    const node = this.#parts.nodes().find(({ name }) => name === request.node);
    if (node === undefined) return { status: 'unknown-node' };
    this.#isStarting = true;
    try {
      return await this.#begin(node, request);
    } finally {
      this.#isStarting = false;
    }
  }

  /** Whether there was one to stop. */
  async stop(): Promise<boolean> {
    const recording = this.#recording;
    if (recording === undefined) return false;
    this.#end(recording, null);
    await this.#writing;
    return true;
  }

  async #begin(node: AmiNodeSettings, request: TraceRequest): Promise<TraceStart> {
    const { files, secrets, clock, log } = this.#parts;
    const { minutes, masksNumbers, onlyNumber } = request;
    const startedAt = clock.now();
    const mask = new TraceMask(secrets(), { masksNumbers });
    const ear = await listenToAmi(node, (block) => this.#hear(block, mask));
    if (ear instanceof AmiLinkError) return { status: 'not-connected', message: ear.message };
    const name = files.nameFor(node.name, startedAt);
    const file = await files.create(name).catch((error: unknown) => {
      ear.close();
      throw error;
    });
    const until = startedAt + minutes * 60_000;
    const timer = setTimeout(() => this.#end(recording, null), minutes * 60_000);
    const call = onlyNumber === undefined ? undefined : new OneCall(onlyNumber);
    const counts = { call, onlyNumber, events: 0, bytes: 0 };
    const recording: Recording = {
      ...{ name, node: node.name, startedAt, until, masksNumbers, ear, file, timer },
      ...counts,
    };
    this.#recording = recording;
    this.#brokenOff = null;
    void ear.ended.then(() => this.#end(recording, 'link-lost'));
    log.info({
      event: 'trace-started',
      node: node.name,
      minutes,
      masksNumbers,
      isOneCall: call !== undefined,
    });
    return { status: 'started', run: runOf(recording) };
  }

  #hear(block: AmiBlock, mask: TraceMask): void {
    const recording = this.#recording;
    if (recording === undefined) return;
    const { event, ...headers } = mask.masked(block);
    const t = (this.#parts.clock.now() - recording.startedAt) / 1_000;
    const line = `${JSON.stringify({ t, event, ...headers })}\n`;
    if (recording.call === undefined) {
      recording.events += 1;
      recording.bytes += Buffer.byteLength(line);
      this.#write(recording, () => recording.file.appendFile(line));
    } else this.#takeOfCall(recording, recording.call, { block, line });
    if (recording.bytes > mostBytes) this.#end(recording, 'too-large');
  }

  #takeOfCall(recording: Recording, call: OneCall, { block, line }: { block: AmiBlock; line: string }): void {
    call.take(block, line);
    recording.events = call.events;
    recording.bytes = call.held;
    if (!call.isOver) return;
    recording.lastWords ??= setTimeout(() => this.#end(recording, null), lastWordsMs);
  }

  #end(recording: Recording, why: Traces['brokenOff']): void {
    if (this.#recording !== recording) return;
    const { call, file, name, node, events } = recording;
    this.#recording = undefined;
    this.#brokenOff = why ?? (call?.isFound === false ? 'no-call' : null);
    clearTimeout(recording.timer);
    clearTimeout(recording.lastWords);
    recording.ear.close();
    if (call?.isFound === true) this.#write(recording, () => file.appendFile(call.lines().join('')));
    this.#write(recording, () => file.close());
    if (call?.isFound === false) this.#write(recording, () => this.#parts.files.remove(name));
    this.#parts.log.info({ event: 'trace-ended', node, events, why: this.#brokenOff });
  }

  #write(recording: Recording, work: () => Promise<unknown>): void {
    const written = this.#writing.then(work).then(() => undefined);
    this.#writing = written.catch((error: unknown) => {
      this.#parts.log.error({ event: 'trace-not-written', error });
      this.#end(recording, 'disk');
    });
  }
}

const runOf = ({ call, onlyNumber: number, ...recording }: Recording): TraceRun => {
  const { name, node, startedAt, until, masksNumbers, events, bytes } = recording;
  const oneCall = call && number !== undefined ? { number, isFound: call.isFound } : null;
  return { name, node, startedAt, until, masksNumbers, oneCall, events, bytes };
};
