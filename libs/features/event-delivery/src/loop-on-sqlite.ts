import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '@planfix-asterisk/storage';
import type { JournalledEvent, Storage } from '@planfix-asterisk/storage';
import { expect, vi } from 'vitest';
import { DeliveryLoop } from './delivery-loop.ts';
import { fakePlanfix } from './fake-planfix.ts';

export type Told = Partial<Omit<JournalledEvent, 'employee'>> & {
  extension?: string;
  fields?: Record<string, string>;
};

export const until = (check: () => Promise<void> | void) =>
  vi.waitFor(check, { timeout: 4_000, interval: 5 });

/** For specs: the loop on a real SQLite file, with a PlanFix that does as it is told. */
export class LoopOnSqlite {
  readonly planfix = fakePlanfix();
  readonly clock = { now: () => Date.now() + this.aheadMs };
  /** The clock of loop and store runs so far ahead. */
  aheadMs = 0;
  loop: DeliveryLoop;
  readonly storage: Storage;
  readonly directory: string;

  private constructor(directory: string, storage: Storage) {
    this.directory = directory;
    this.storage = storage;
    this.loop = this.#newLoop();
  }

  static async open(): Promise<LoopOnSqlite> {
    const directory = await mkdtemp(join(tmpdir(), 'planfix-loop-'));
    const opened = new LoopOnSqlite(
      directory,
      await openStorage({ databaseUrl: `sqlite:${directory}/test.db` }),
    );
    await opened.start();
    return opened;
  }

  async start(): Promise<void> {
    this.loop = this.#newLoop();
    await this.loop.start();
    this.loop.connect(this.planfix);
  }

  async close(): Promise<void> {
    this.planfix.recover();
    await this.loop.stop();
    await this.storage.close();
    await rm(this.directory, { recursive: true });
  }

  /** Appends events as call tracking does; returns their delivery ids. */
  async tell(...told: Told[]): Promise<number[]> {
    const events = told.map((one) => this.#event(one));
    return (await this.storage.journal.append({ calls: [], notes: [], events })).deliveryIds;
  }

  detail(id: number | undefined) {
    return this.storage.panel.deliveryDetail(id ?? 0);
  }

  untilState(id: number | undefined, state: string): Promise<void> {
    return until(async () => expect((await this.detail(id))?.state).toBe(state));
  }

  #event({ extension = '101', fields, ...change }: Told) {
    const event: JournalledEvent = {
      callId: 'call-1',
      seq: 1,
      node: 'main',
      kind: 'incoming',
      direction: 'in',
      clientNumber: '79161234567',
      line: '74951234567',
      employee: { extension, shortNumber: extension },
      at: this.clock.now(),
      ...change,
    };
    return { event, fields: fields ?? { event: event.kind, ext: extension, callid: event.callId } };
  }

  #newLoop(): DeliveryLoop {
    return new DeliveryLoop({ store: this.storage.deliveries, clock: this.clock, random: () => 0.5 });
  }
}
