import { AuditLog, MessageSteering } from '@planfix-asterisk/storage';
import type { JournalledEvent, Storage } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { expect, vi } from 'vitest';
import { DeliveryLoop } from './delivery-loop.ts';
import { fakePlanfix } from './fake-planfix.ts';

export type Told = Partial<Omit<JournalledEvent, 'employee'>> & {
  extension?: string;
  fields?: Record<string, string>;
};

export const until = (check: () => Promise<void> | void) =>
  vi.waitFor(check, { timeout: 4_000, interval: 5 });

/** For specs: the loop on a real database, with a PlanFix that does as it is told. */
export class LoopOnStore {
  readonly planfix = fakePlanfix();
  readonly clock = { now: () => Date.now() + this.aheadMs };
  /** The clock of loop and store runs so far ahead. */
  aheadMs = 0;
  loop: DeliveryLoop;
  readonly temporary: TemporaryStorage;

  private constructor(temporary: TemporaryStorage) {
    this.temporary = temporary;
    this.loop = this.#newLoop();
  }

  static async open(): Promise<LoopOnStore> {
    const opened = new LoopOnStore(await temporaryStorage());
    await opened.start();
    return opened;
  }

  get storage(): Storage {
    return this.temporary.storage;
  }

  async start(): Promise<void> {
    this.loop = this.#newLoop();
    await this.loop.start();
    this.loop.connect(this.planfix);
  }

  async close(): Promise<void> {
    this.planfix.recover();
    await this.loop.stop();
    await this.temporary[Symbol.asyncDispose]();
  }

  /** Appends events as call tracking does; returns their delivery ids. */
  async tell(...told: Told[]): Promise<number[]> {
    const events = told.map((one) => this.#event(one));
    return (await this.storage.journal.append({ calls: [], notes: [], events })).deliveryIds;
  }

  replay(id: number | undefined, by: { actor: string; reason: string }) {
    const steering = new MessageSteering(this.storage, new AuditLog(this.storage, this.clock));
    const audit = { ...by, action: 'delivery.replayed', target: String(id) };
    return steering.requeue(id ?? 0, { ...by, now: this.clock.now() }, audit);
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
