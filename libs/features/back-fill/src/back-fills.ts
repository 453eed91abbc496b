import type { BackFill, BackFillState, NewBackFill } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock } from '@planfix-asterisk/runtime';
import type { BackFillStore } from '@planfix-asterisk/storage';

export interface BackFillRooms {
  readonly store: BackFillStore;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly settings: () => RecordsSettings;
}

interface RecordsSettings {
  readonly cdr?: { readonly url: string } | undefined;
  readonly ami: readonly { readonly name: string }[];
  readonly retention: { readonly eventsDays: number };
}

interface Person {
  readonly actor: string;
  readonly address: string;
}

export type PlanOutcome =
  | { readonly status: 'planned'; readonly backFill: BackFill }
  | { readonly status: 'no-records' }
  | { readonly status: 'too-late' }
  /** What was told of such calls is forgotten by now: they would be told again. */
  | { readonly status: 'too-old'; readonly earliest: number };

export type SteerOutcome = 'done' | 'not-found' | 'wrong-state' | 'nothing-to-tell';

const dayMs = 86_400_000;
/** Nothing of the time is cleared away between the plan and its start. */
const marginMs = 3_600_000;

/** The one whose records are at `cdr.url`: the first. */
export function nodeOfRecords({ cdr, ami }: Omit<RecordsSettings, 'retention'>): string | undefined {
  return cdr === undefined ? undefined : ami[0]?.name;
}

/** What people do with back-fills: plan first, then start, pause, resume, cancel. */
export class BackFills {
  readonly #rooms: BackFillRooms;

  constructor(rooms: BackFillRooms) {
    this.#rooms = rooms;
  }

  async plan(span: NewBackFill, { actor }: Person): Promise<PlanOutcome> {
    const { store, clock, settings } = this.#rooms;
    const now = clock.now();
    const node = nodeOfRecords(settings());
    if (node === undefined) return { status: 'no-records' };
    if (span.to > now) return { status: 'too-late' };
    const earliest = now - settings().retention.eventsDays * dayMs + marginMs;
    if (span.from < earliest) return { status: 'too-old', earliest };
    const backFill = await store.plan(span, { node, actor, now });
    this.#tell(backFill.id);
    return { status: 'planned', backFill };
  }

  async start(id: number, by: Person): Promise<SteerOutcome> {
    const { store, clock } = this.#rooms;
    const backFill = await store.find(id);
    if (backFill === undefined) return 'not-found';
    const { from, to, found, knownBefore, silent } = backFill;
    if (backFill.state === 'planned' && found === knownBefore) return 'nothing-to-tell';
    const after = { from, to, calls: found - knownBefore - silent };
    return this.#change(id, {
      from: ['planned'],
      set: { state: 'running', cursorAt: from, startedAt: clock.now(), startedBy: by.actor },
      isRecounted: true,
      audit: { ...by, action: 'back-fill.started', target: String(id), after },
    });
  }

  pause(id: number, by: Person): Promise<SteerOutcome> {
    return this.#become(id, { from: ['running'], to: 'paused', action: 'back-fill.paused', by });
  }

  resume(id: number, by: Person): Promise<SteerOutcome> {
    return this.#become(id, { from: ['paused'], to: 'running', action: 'back-fill.resumed', by });
  }

  /** What has been told stays told. */
  cancel(id: number, by: Person): Promise<SteerOutcome> {
    return this.#change(id, {
      from: ['planning', 'planned', 'running', 'settling', 'paused'],
      set: { state: 'cancelled', finishedAt: this.#rooms.clock.now() },
      audit: { ...by, action: 'back-fill.cancelled', target: String(id) },
    });
  }

  #become(
    id: number,
    { from, to, action, by }: { from: BackFillState[]; to: BackFillState; action: string; by: Person },
  ): Promise<SteerOutcome> {
    return this.#change(id, { from, set: { state: to }, audit: { ...by, action, target: String(id) } });
  }

  async #change(id: number, change: Parameters<BackFillStore['change']>[1]): Promise<SteerOutcome> {
    const { store } = this.#rooms;
    if (await store.change(id, change)) {
      this.#tell(id);
      return 'done';
    }
    return (await store.find(id)) === undefined ? 'not-found' : 'wrong-state';
  }

  #tell(id: number): void {
    this.#rooms.feed.publish({ topic: 'back-fills', id: String(id) });
  }
}
