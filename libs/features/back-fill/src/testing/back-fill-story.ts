import { ChangeFeed } from '@planfix-asterisk/runtime';
import { AuditLog, BackFillStore } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { labRules } from '@planfix-asterisk/testing';
import { expect, vi } from 'vitest';
import { BackFillRunner } from '../back-fill-runner.ts';
import type { BackFillRunnerRooms } from '../back-fill-runner.ts';
import { BackFills } from '../back-fills.ts';

export const dayMs = 86_400_000;
/** When the recordings of calls were made. */
export const recordedAt = Date.parse('2026-11-25T22:00:00Z');
export const recorded = { from: recordedAt - dayMs, to: recordedAt + dayMs / 12 };
/** It is the day after for the product, whenever the specs run. */
const setAheadMs = recordedAt + dayMs / 2 - Date.now();
export const by = { actor: 'anna', address: '127.0.0.1' };

/** For specs: back-fills on a real database of ours, from records wherever the test has them. */
export class BackFillStory implements AsyncDisposable {
  readonly feed = new ChangeFeed();
  readonly clock = { now: () => Date.now() + setAheadMs };
  readonly rules = {
    tracker: labRules({ trunks: ['carrier-1', 'carrier-2'] }),
    extras: { analytics: {}, employeeNames: new Map() },
  };
  url: string | undefined;
  readonly #temporary: TemporaryStorage;
  readonly #runners: BackFillRunner[] = [];

  private constructor(temporary: TemporaryStorage) {
    this.#temporary = temporary;
  }

  static async open(url?: string): Promise<BackFillStory> {
    const story = new BackFillStory(await temporaryStorage());
    story.url = url;
    return story;
  }

  get storage() {
    return this.#temporary.storage;
  }

  get store(): BackFillStore {
    return new BackFillStore(this.storage, new AuditLog(this.storage, this.clock));
  }

  get desk(): BackFills {
    const settings = () => ({
      ...(this.url === undefined ? {} : { cdr: { url: this.url } }),
      ami: [{ name: 'main' }],
      retention: { eventsDays: 180 },
    });
    return new BackFills({ store: this.store, feed: this.feed, clock: this.clock, settings });
  }

  /** A runner that is left to itself, like one whose process is killed. */
  dies(change: Partial<BackFillRunnerRooms>): void {
    this.#new(change).start();
  }

  /** As in the worker that follows the PBX; `journal` may do as the test wants. */
  run(change: Partial<BackFillRunnerRooms> = {}): BackFillRunner {
    const runner = this.#new(change);
    this.#runners.push(runner);
    runner.start();
    return runner;
  }

  #new(change: Partial<BackFillRunnerRooms>): BackFillRunner {
    return new BackFillRunner({
      ...{ node: 'main', store: this.store, journal: this.storage.journal, address: () => this.url },
      ...{ rules: () => this.rules, perSecond: () => 1_000_000, hasRoom: () => Promise.resolve(true) },
      ...{ feed: this.feed, clock: this.clock },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      waits: { beforeStartMs: 0, lookAgainMs: 0, idleMs: 200, afterTroubleMs: 50 },
      ...change,
    });
  }

  async plan(span: { from: number; to: number }): Promise<number> {
    const outcome = await this.desk.plan(span, by);
    if (outcome.status !== 'planned') throw new Error(`no plan: ${outcome.status}`);
    await this.untilState(outcome.backFill.id, 'planned', 60_000);
    return outcome.backFill.id;
  }

  async untilState(id: number, state: string, timeout = 20_000): Promise<void> {
    await vi.waitFor(async () => expect((await this.one(id)).state).toBe(state), { timeout, interval: 20 });
  }

  async one(id: number) {
    const found = await this.store.find(id);
    if (found === undefined) throw new Error('the back-fill is gone');
    return found;
  }

  /** Everything PlanFix would be told, as forms. */
  async forms(): Promise<Record<string, string>[]> {
    const rows: { fields: string }[] = await this.storage.dataSource.query(
      'SELECT fields FROM call_event ORDER BY id',
    );
    return rows.map(({ fields }) => JSON.parse(fields) as Record<string, string>);
  }

  async count(table: 'call' | 'call_event' | 'delivery' | 'call_note'): Promise<number> {
    const [row] = await this.storage.dataSource.query<{ n: number | string }[]>(
      `SELECT count(*) AS n FROM "${table}"`,
    );
    return Number(row?.n);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await this.#temporary[Symbol.asyncDispose]();
  }
}
