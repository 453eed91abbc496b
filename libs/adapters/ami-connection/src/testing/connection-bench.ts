import type { AmiBlock } from '@planfix-asterisk/ami';
import type { AmiNodeSettings, NodeStatus } from '@planfix-asterisk/contracts';
import { vi } from 'vitest';
import { AmiConnection } from '../ami-connection.ts';
import type { AmiSnapshot } from '../ami-listener.ts';
import type { AmiTiming } from '../ami-timing.ts';

export const transports = ['asterisk-manager', 'native'] as const;

/** Waits long enough for a busy machine and short enough for a test. */
const TIMING: Partial<AmiTiming> = {
  openMs: 2_000,
  actionMs: 2_000,
  listMs: 2_000,
  backOffFirstMs: 10,
  backOffMaxMs: 40,
};

interface BenchOptions {
  readonly node: Partial<AmiNodeSettings> & Pick<AmiNodeSettings, 'port' | 'transport'>;
  readonly timing?: Partial<AmiTiming>;
  readonly tlsCa?: string;
}

/** A connection with everything it told, in order. */
export class ConnectionBench {
  readonly connection: AmiConnection;
  readonly blocks: AmiBlock[] = [];
  readonly snapshots: AmiSnapshot[] = [];
  readonly statuses: NodeStatus[] = [];
  /** Names of the calls to the listener, an event as its name. */
  readonly told: string[] = [];
  readonly logged: [event: string, fields: object][] = [];

  constructor({ node, timing, tlsCa }: BenchOptions) {
    const log = (fields: object, event: string): void => void this.logged.push([event, fields]);
    this.connection = new AmiConnection({
      node: { name: 'main', host: '127.0.0.1', username: 'planfix', secret: 'amp111', tls: false, ...node },
      timing: { ...TIMING, ...timing },
      tlsCa,
      log: { info: log, warn: log, error: log },
      listener: {
        onReady: (snapshot) => {
          this.snapshots.push(snapshot);
          this.told.push('ready');
        },
        onBlock: (block) => {
          this.blocks.push(block);
          this.told.push(String(block['event']));
        },
        onLost: () => void this.told.push('lost'),
        onStatus: (status) => void this.statuses.push(status),
      },
    });
    this.connection.start();
  }

  /** Waits until the link has been ready so many times. */
  async ready(times = 1): Promise<void> {
    await until(() => this.snapshots.length >= times && this.connection.status.state === 'connected');
  }

  async blocksNamed(event: string, count: number): Promise<AmiBlock[]> {
    await until(() => this.blocks.filter((block) => block['event'] === event).length >= count);
    return this.blocks.filter((block) => block['event'] === event);
  }

  /** All it said to people, for a search of secrets. */
  get words(): string {
    return JSON.stringify([this.statuses, this.logged]);
  }
}

export async function until(isTrue: () => boolean): Promise<void> {
  await vi.waitUntil(isTrue, { interval: 5, timeout: 10_000 });
}
