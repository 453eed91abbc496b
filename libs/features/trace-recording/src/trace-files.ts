import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { traceNameSchema } from '@planfix-asterisk/contracts';
import type { TraceFile } from '@planfix-asterisk/contracts';

const ending = '.jsonl';
/** A recording is for the people who read it soon: the oldest gives way. */
export const mostFiles = 20;

/** The recordings in the data folder; only names made by `nameFor` ever become a path. */
export class TraceFiles {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'traces');
  }

  /** `20261126-171500-main`, of UTC. */
  nameFor(node: string, at: number): string {
    const [day = '', time = ''] = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T');
    return `${day}-${time}-${node}`;
  }

  /** The path of a recording; `undefined` for what is no name of one. */
  pathOf(name: string): string | undefined {
    return traceNameSchema.safeParse(name).success ? join(this.#folder, name + ending) : undefined;
  }

  async list(): Promise<TraceFile[]> {
    const files: TraceFile[] = [];
    for (const file of await readdir(this.#folder).catch(() => [])) {
      const name = file.slice(0, -ending.length);
      if (!file.endsWith(ending) || this.pathOf(name) === undefined) continue;
      const found = await stat(join(this.#folder, file)).catch(() => undefined);
      if (found?.isFile() === true)
        files.push({ name, ...partsOf(name), recordedAt: Math.round(found.mtimeMs), bytes: found.size });
    }
    return files.sort((one, other) => (one.name < other.name ? 1 : -1));
  }

  async create(name: string): Promise<FileHandle> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const { name: old } of (await this.list()).slice(mostFiles - 1)) await this.remove(old);
    const path = this.pathOf(name);
    if (path === undefined) throw new Error(`${name} is no name of a trace`);
    return open(path, 'w', 0o600);
  }

  /** Whether the call's id stands in the recording; `undefined` if there is no such recording. */
  async hasCall(name: string, callId: string): Promise<boolean | undefined> {
    const path = this.pathOf(name);
    if (path === undefined || !(await stat(path).catch(() => undefined))) return undefined;
    const id = JSON.stringify(callId);
    const input = createReadStream(path);
    try {
      for await (const line of createInterface({ input })) if (line.includes(id)) return true;
      return false;
    } finally {
      input.destroy();
    }
  }

  /** Whether there was one. */
  async remove(name: string): Promise<boolean> {
    const path = this.pathOf(name);
    if (path === undefined || !(await stat(path).catch(() => undefined))) return false;
    await rm(path, { force: true });
    return true;
  }
}

/** What `nameFor` has put together. */
function partsOf(name: string): { node: string; startedAt: number } {
  const [, year, month, day, hour, minute, second, node = ''] =
    /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(.*)$/.exec(name) ?? [];
  return { node, startedAt: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) };
}
