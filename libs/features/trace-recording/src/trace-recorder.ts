import type { FileHandle } from 'node:fs/promises';
import { AmiLinkError, listenToAmi } from '@planfix-asterisk/ami-connection';
import type { AmiEar } from '@planfix-asterisk/ami-connection';
import type { AmiBlock } from '@planfix-asterisk/ami';
import type { AmiNodeSettings, TraceRequest, TraceRun, Traces } from '@planfix-asterisk/contracts';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import { mostFiles } from './trace-files.ts';
import type { TraceFiles } from './trace-files.ts';
import { TraceMask } from './trace-mask.ts';

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

interface Recording extends TraceRun {
  readonly ear: AmiEar;
  readonly file: FileHandle;
  readonly timer: NodeJS.Timeout;
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

  async #begin(node: AmiNodeSettings, { minutes, masksNumbers }: TraceRequest): Promise<TraceStart> {
    const { files, secrets, clock, log } = this.#parts;
    const startedAt = clock.now();
    const mask = new TraceMask(secrets(), { masksNumbers });
    const ear = await listenToAmi(node, (block) => this.#hear(mask.masked(block)));
    if (ear instanceof AmiLinkError) return { status: 'not-connected', message: ear.message };
    const name = files.nameFor(node.name, startedAt);
    const file = await files.create(name);
    const until = startedAt + minutes * 60_000;
    const timer = setTimeout(() => this.#end(recording, null), minutes * 60_000);
    const counts = { events: 0, bytes: 0 };
    const recording: Recording = {
      ...{ name, node: node.name, startedAt, until, masksNumbers, ear, file, timer },
      ...counts,
    };
    this.#recording = recording;
    this.#brokenOff = null;
    void ear.ended.then(() => this.#end(recording, 'link-lost'));
    log.info({ event: 'trace-started', node: node.name, minutes, masksNumbers });
    return { status: 'started', run: runOf(recording) };
  }

  #hear(block: AmiBlock): void {
    const recording = this.#recording;
    if (recording === undefined) return;
    const { event, ...headers } = block;
    const t = (this.#parts.clock.now() - recording.startedAt) / 1_000;
    const line = `${JSON.stringify({ t, event, ...headers })}\n`;
    recording.events += 1;
    recording.bytes += Buffer.byteLength(line);
    if (recording.bytes > mostBytes) {
      this.#end(recording, 'too-large');
      return;
    }
    this.#write(recording, async () => {
      await recording.file.write(line);
    });
  }

  #end(recording: Recording, why: Traces['brokenOff']): void {
    if (this.#recording !== recording) return;
    this.#recording = undefined;
    this.#brokenOff = why;
    clearTimeout(recording.timer);
    recording.ear.close();
    this.#write(recording, () => recording.file.close());
    this.#parts.log.info({ event: 'trace-ended', node: recording.node, events: recording.events, why });
  }

  #write(recording: Recording, work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch((error: unknown) => {
      this.#parts.log.error({ event: 'trace-not-written', error });
      this.#end(recording, 'disk');
    });
  }
}

const runOf = ({ name, node, startedAt, until, masksNumbers, events, bytes }: Recording): TraceRun => ({
  ...{ name, node, startedAt, until, masksNumbers, events, bytes },
});
