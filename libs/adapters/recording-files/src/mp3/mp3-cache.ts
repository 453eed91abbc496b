import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioFormat } from '../audio/audio-format.ts';
import type { LocatedFile } from '../locate-recording.ts';
import type { Mp3Maker } from './mp3-maker.ts';

export interface Mp3CacheOptions {
  readonly directory: string;
  readonly limitBytes: () => number;
  readonly maker: Mp3Maker;
}

export type Provided =
  | { readonly status: 'ready'; readonly path: string }
  | { readonly status: 'busy' | 'failed'; readonly why: string };

export interface Mp3Wanted {
  /** Names the recording; letters and digits only. */
  readonly ref: string;
  readonly source: LocatedFile;
  readonly format: AudioFormat;
}

interface Kept {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

const unfinished = '.part';
/** A conversion that was broken off leaves its file behind. */
const staleMs = 3_600_000;

/** Finished MP3 files, up to a limit: the one longest unused goes first, and is made anew when asked for. */
export class Mp3Cache {
  readonly #options: Mp3CacheOptions;
  readonly #making = new Map<string, Promise<Provided>>();
  #tidying: Promise<void> = Promise.resolve();

  constructor(options: Mp3CacheOptions) {
    this.#options = options;
  }

  /** At once when it is there; made once, however many ask. */
  async provide(wanted: Mp3Wanted): Promise<Provided> {
    const path = this.#pathOf(wanted);
    if (await isThere(path)) {
      const now = new Date();
      await utimes(path, now, now);
      return { status: 'ready', path };
    }
    const making = this.#making.get(path) ?? this.#make(wanted, path);
    this.#making.set(path, making);
    try {
      return await making;
    } finally {
      this.#making.delete(path);
    }
  }

  async use(): Promise<{ files: number; bytes: number; limitBytes: number }> {
    const kept = await this.#kept();
    return {
      files: kept.length,
      bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
      limitBytes: this.#options.limitBytes(),
    };
  }

  /** The size and time of the original are in the name: one that grew after a transfer is converted anew. */
  #pathOf({ ref, source: { sizeBytes, changedAt } }: Mp3Wanted): string {
    const name = `${ref}-${sizeBytes.toString(36)}-${changedAt.toString(36)}.mp3`;
    return join(this.#options.directory, ref.slice(0, 2), name);
  }

  async #make({ ref, source, format }: Mp3Wanted, path: string): Promise<Provided> {
    await mkdir(join(this.#options.directory, ref.slice(0, 2)), { recursive: true, mode: 0o750 });
    const part = `${path}.${process.pid}${unfinished}`;
    const outcome = await this.#options.maker.make({ from: source.path, to: part, format });
    if (outcome.status !== 'made') {
      await rm(part, { force: true });
      return outcome;
    }
    await rename(part, path);
    this.#tidying = this.#tidying.then(() => this.#tidy(path)).catch(() => undefined);
    await this.#tidying;
    return { status: 'ready', path };
  }

  async #tidy(fresh: string): Promise<void> {
    const limit = this.#options.limitBytes();
    const kept = await this.#kept();
    let bytes = kept.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of kept.toSorted((one, other) => one.usedAt - other.usedAt)) {
      const isStale = file.path.endsWith(unfinished) && Date.now() - file.usedAt > staleMs;
      if (!isStale && (bytes <= limit || file.path === fresh || file.path.endsWith(unfinished))) continue;
      await rm(file.path, { force: true });
      bytes -= file.bytes;
    }
  }

  async #kept(): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (const folder of await names(this.#options.directory)) {
      for (const name of await names(join(this.#options.directory, folder))) {
        const path = join(this.#options.directory, folder, name);
        const file = await stat(path).catch(() => undefined);
        if (file?.isFile() === true) kept.push({ path, bytes: file.size, usedAt: file.mtimeMs });
      }
    }
    return kept;
  }
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
