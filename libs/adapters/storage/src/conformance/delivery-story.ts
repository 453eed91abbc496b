import type { CallJournal, JournalledEvent } from '../call-journal.ts';
import type { ClaimedDelivery, ClaimOffer, DeliveryStep, DeliveryStore } from '../delivery-store.ts';
import { AuditLog } from '../audit-log.ts';
import type { Storage } from '../storage.ts';
import type { PanelReads } from '../panel/panel-reads.ts';
import { ReplayJobStore } from '../replay-jobs/replay-job-store.ts';
import { MessageSteering } from '../steering/message-steering.ts';
import { attemptAt, done, entryOf, t0 } from './story-events.ts';

export interface OpenStore extends Pick<Storage, 'dataSource' | 'gate' | 'queue' | 'partitions' | 'size'> {
  readonly journal: CallJournal;
  readonly deliveries: DeliveryStore;
  readonly panel: PanelReads;
  /** Other processes may use it at the same time: a start does not end their claims. */
  readonly isShared: boolean;
  /** Opens the same database again, as after a crash. */
  reopen(): Promise<OpenStore>;
  close(): Promise<void>;
}

export const limits = { leaseMs: 30_000, maxStarts: 3 };
const plenty = { any: 24, popupsOnly: 8 };

export function ids(claimed: readonly ClaimedDelivery[]): number[] {
  return claimed.map(({ id }) => id);
}

/** A store in a test, with the words the stories are told in. */
export class DeliveryStory {
  readonly #openNew: () => Promise<OpenStore>;
  #store: OpenStore | undefined;

  constructor(openNew: () => Promise<OpenStore>) {
    this.#openNew = openNew;
  }

  get deliveries(): DeliveryStore {
    return this.#opened.deliveries;
  }

  get panel(): PanelReads {
    return this.#opened.panel;
  }

  get isShared(): boolean {
    return this.#opened.isShared;
  }

  async open(): Promise<void> {
    this.#store = await this.#openNew();
  }

  async reopen(): Promise<void> {
    this.#store = await this.#opened.reopen();
  }

  async close(): Promise<void> {
    await this.#opened.close();
  }

  async append(...events: JournalledEvent[]): Promise<number[]> {
    return (await this.#opened.journal.append(entryOf(...events))).deliveryIds;
  }

  /** As `append`, while somebody offers slots. */
  async appendToFree(offer: ClaimOffer, ...events: JournalledEvent[]) {
    const claimed: ClaimedDelivery[] = [];
    const end = this.deliveries.claimOnArrival({
      offer: () => offer,
      take: (some) => void claimed.push(...some),
    });
    const appended = await this.append(...events);
    end();
    return { appended, claimed };
  }

  claim(now = t0, slots = plenty): Promise<ClaimedDelivery[]> {
    return this.deliveries.claim(now, slots, limits);
  }

  async claimOne(now = t0): Promise<ClaimedDelivery> {
    const [one] = await this.claim(now);
    if (one === undefined) throw new Error('Nothing was due');
    return one;
  }

  finish(one: ClaimedDelivery, step: DeliveryStep = done, now = t0) {
    return this.deliveries.finish(one, attemptAt(now), step);
  }

  requeue(id: number | undefined, now = t0, by = { actor: 'anna', reason: 'PlanFix was down' }) {
    const audit = { ...by, action: 'delivery.replayed', target: String(id) };
    return this.#steering.requeue(id ?? 0, { ...by, now }, audit);
  }

  skip(id: number | undefined, now = t0, by = { actor: 'anna', reason: 'not needed' }) {
    const audit = { ...by, action: 'delivery.skipped', target: String(id) };
    return this.#steering.skip(id ?? 0, { ...by, now }, audit);
  }

  replayJobs(): ReplayJobStore {
    return new ReplayJobStore(this.#opened, this.auditLog());
  }

  /** The store as it is open now; `reopen` makes another. */
  get storage(): OpenStore {
    return this.#opened;
  }

  auditLog(): AuditLog {
    return new AuditLog(this.#opened, { now: () => t0 });
  }

  /** Groups of messages that did not go well, in words: `failed server-error 200 completed: 2`. */
  async troubles(): Promise<string[]> {
    const groups = await this.panel.troubleGroups();
    return groups.map(
      ({ state, cause, status, kind, count }) => `${state} ${cause} ${status} ${kind}: ${count}`,
    );
  }

  async stateOf(id: number | undefined) {
    return (await this.panel.deliveryDetail(id ?? 0))?.state;
  }

  get #steering(): MessageSteering {
    return new MessageSteering(this.#opened, this.auditLog());
  }

  get #opened(): OpenStore {
    if (this.#store === undefined) throw new Error('Open the story first');
    return this.#store;
  }
}
