import { isDeepStrictEqual } from 'node:util';
import { channelsOf } from '@planfix-asterisk/alert-channels';
import type { Settings } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import { StoreError } from '@planfix-asterisk/storage';
import type { AlertChanges, AlertStore } from '@planfix-asterisk/storage';
import { emptyMemory, readMemory } from './alert-memory.ts';
import type { AlertMemory } from './alert-memory.ts';
import { keyOf } from './alert-state.ts';
import type { AlertState } from './alert-state.ts';
import { composeMessage } from './compose-message.ts';
import { Courier } from './courier.ts';
import { messageFrame } from './message-frame.ts';
import type { Observation } from './observation.ts';
import { addParcels } from './parcels.ts';
import { stepAlerts } from './step-alerts.ts';
import type { AlertSurroundings, Transition } from './transition.ts';
import { UnsavedChanges } from './unsaved-changes.ts';

export interface AlertWatchParts {
  readonly store: Pick<AlertStore, 'memory' | 'save' | 'open' | 'mutes'>;
  readonly observe: (at: number) => Promise<Observation>;
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly feed?: ChangeFeed;
  /** How often it looks; a few seconds. */
  readonly everyMs?: number;
}

const lookEveryMs = 5_000;

type People = Pick<AlertSurroundings, 'muted' | 'acknowledged'>;

/** Looks every few seconds how things stand and has people told what changed. Never in the way of a call. */
export class AlertWatch {
  readonly #parts: AlertWatchParts;
  readonly #courier: Courier;
  readonly #unsaved = new UnsavedChanges();
  #memory: AlertMemory = emptyMemory();
  #people: People = { muted: new Set(), acknowledged: new Set() };
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #isAbandoned = false;
  #hasMemory = false;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
    this.#courier = new Courier({
      ...parts,
      memory: () => this.#memory,
      onChange: (memory) => {
        this.#memory = memory;
        void this.#save();
      },
    });
  }

  start(): void {
    this.#isRunning = true;
    this.#lookLater(0);
  }

  /** Messages that are not answered soon are broken off and sent again after the next start. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#courier.stop();
    if (this.#hasMemory) await this.#save();
  }

  /** At once and without a word to the store: another process watches from now on. */
  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    this.#isRunning = false;
    clearTimeout(this.#timer);
    await this.#courier.stop();
  }

  #lookLater(ms: number): void {
    if (!this.#isRunning) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look()
        .catch((error: unknown) => this.#parts.log.error({ event: 'alerts-not-looked-at', error }))
        .finally(() => this.#lookLater(this.#parts.everyMs ?? lookEveryMs));
    }, ms);
  }

  async #look(): Promise<void> {
    const { observe, clock, settings, store } = this.#parts;
    // While it cannot be read nothing is told: what was told before would be told again.
    if (!this.#hasMemory) this.#memory = readMemory(await store.memory());
    this.#hasMemory = true;
    const at = clock.now();
    const observation = await observe(at);
    await this.#hearPeople(at);
    const { limits, quietMinutes } = settings.current().alerts;
    const surroundings = { limits, quietMs: quietMinutes * 60_000, ...this.#people };
    const { state, transitions } = stepAlerts(this.#memory.state, observation, surroundings);
    const hasChanged = !isDeepStrictEqual(withoutFacts(state), withoutFacts(this.#memory.state));
    this.#memory = { ...this.#memory, state };
    this.#tell(transitions, at);
    this.#unsaved.note(transitions, state, at);
    if (hasChanged || this.#unsaved.isWorthSaving(at)) await this.#save();
    if (this.#isRunning) this.#courier.sendDue();
  }

  #tell(transitions: readonly Transition[], at: number): void {
    for (const { type, kind, subject, isTold } of transitions) {
      this.#parts.log.info({ event: `alert-${type}`, kind, subject, isTold });
    }
    const told = transitions.filter(({ isTold }) => isTold);
    if (told.length === 0) return;
    const settings = this.#parts.settings.current();
    const message = composeMessage(told, messageFrame(settings, at));
    const channels = channelsOf(settings.alerts);
    this.#memory = { ...this.#memory, parcels: addParcels(this.#memory.parcels, message, { channels, at }) };
  }

  /** What people muted and took over. While the store does not answer, what they said before holds. */
  async #hearPeople(at: number): Promise<void> {
    try {
      const [open, mutes] = await Promise.all([this.#parts.store.open(), this.#parts.store.mutes(at)]);
      const taken = open.filter(({ acknowledgedBy }) => acknowledgedBy !== null);
      this.#people = {
        muted: new Set(mutes.map(({ kind }) => kind)),
        acknowledged: new Set(taken.map(({ kind, subject }) => keyOf(kind, subject))),
      };
    } catch (error) {
      this.#parts.log.warn({ event: 'alerts-people-not-heard', error });
    }
  }

  /** An alert about the store itself must go out though it cannot be saved: what is unsaved is offered again. */
  async #save(): Promise<void> {
    if (this.#isAbandoned) return;
    const changes: AlertChanges = {
      ...this.#unsaved.take(),
      memory: this.#memory,
      at: this.#parts.clock.now(),
    };
    try {
      await this.#parts.store.save(changes);
      this.#parts.feed?.publish({ topic: 'status' });
    } catch (error) {
      this.#unsaved.putBack(changes);
      if (!(error instanceof StoreError)) this.#parts.log.error({ event: 'alerts-not-saved', error });
    }
  }
}

/** Ages and counts change at each look; they alone are no reason to write. */
function withoutFacts(state: AlertState): unknown {
  return Object.fromEntries(
    Object.entries(state).map(([key, entry]) => [key, { ...entry, facts: undefined, level: undefined }]),
  );
}
