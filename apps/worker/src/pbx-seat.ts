import { createTrackerState, restoreTracker } from '@planfix-asterisk/calls';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import type { CallJournal, Leadership } from '@planfix-asterisk/storage';
import { NodeBackFill } from './node-back-fill.ts';
import type { BackFillSeatRooms } from './node-back-fill.ts';
import { PbxNode } from './pbx-node.ts';
import type { NodeRules, PbxNodeParts } from './pbx-node.ts';

export interface SeatRooms extends Pick<PbxNodeParts, 'feed' | 'clock' | 'log' | 'metrics'> {
  readonly leadership: Leadership;
  readonly backFill: BackFillSeatRooms;
}

/** A PBX node of the settings: followed while this process has the duty, else it stands by for the one that has. */
export class PbxSeat {
  readonly #rooms: SeatRooms;
  readonly #withdraw: () => Promise<void>;
  #settings: AmiNodeSettings;
  #rules: NodeRules;
  #node: PbxNode | undefined;
  #backFill: NodeBackFill | undefined;
  /** Counts the changes of the duty: what began before one must not go on after it. */
  #turn = 0;
  #taking: Promise<void> = Promise.resolve();

  constructor(rooms: SeatRooms, settings: AmiNodeSettings, rules: NodeRules) {
    this.#rooms = rooms;
    this.#settings = settings;
    this.#rules = rules;
    this.#withdraw = rooms.leadership.stand(`pbx ${settings.name}`, {
      elected: ({ journal }) => {
        this.#turn += 1;
        this.#taking = this.#take(journal, this.#turn);
      },
      deposed: () => {
        this.#turn += 1;
        this.#taking = this.#giveUp();
      },
    });
  }

  /** While it is followed here. */
  get node(): PbxNode | undefined {
    return this.#node;
  }

  /** Comes off when what began at the last change of the duty has. */
  settled(): Promise<void> {
    return this.#taking;
  }

  changeRules(rules: NodeRules): void {
    this.#rules = rules;
    this.#node?.changeRules(rules);
  }

  async changeSettings(settings: AmiNodeSettings): Promise<void> {
    this.#settings = settings;
    await this.#node?.changeSettings(settings);
  }

  /** Writes what is left and lets the next process have the duty. */
  async stop(): Promise<void> {
    this.#turn += 1;
    await this.#taking;
    await this.#backFill?.stop();
    await this.#node?.stop();
    await this.#withdraw();
  }

  async #take(journal: CallJournal, turn: number): Promise<void> {
    const { log } = this.#rooms;
    const { name } = this.#settings;
    for (let wait = 250; turn === this.#turn; wait = Math.min(wait * 2, 5_000)) {
      try {
        const last = await lastRun(journal, { name, log });
        if (turn !== this.#turn) return;
        this.#sit(journal, last);
        return;
      } catch (error) {
        log.error({ event: 'last-run-not-read', node: name, error });
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  #sit(journal: CallJournal, last: Awaited<ReturnType<typeof lastRun>>): void {
    const { backFill, ...rooms } = this.#rooms;
    const { name } = this.#settings;
    const links = {
      linkUp: (at: number) => this.#backFill?.linkUp(at),
      linkLost: () => this.#backFill?.linkLost(),
    };
    const node = new PbxNode({
      ...rooms,
      ...last,
      ...{ journal, links, settings: this.#settings, rules: this.#rules },
    });
    this.#node = node;
    this.#backFill = new NodeBackFill({
      ...rooms,
      ...backFill,
      node: name,
      journal,
      rules: () => node.rules,
    });
  }

  /** At once, and without a word to the store: the next process tells what is to be told. */
  async #giveUp(): Promise<void> {
    const node = this.#node;
    const backFill = this.#backFill;
    this.#node = undefined;
    this.#backFill = undefined;
    await Promise.all([node?.abandon(), backFill?.stop()]);
    this.#rooms.feed.publish({ topic: 'status' });
  }
}

/** A restart goes on in mid-call. A state of another version is given up: the snapshot finds the calls again. */
async function lastRun(journal: CallJournal, { name, log }: { name: string } & Pick<SeatRooms, 'log'>) {
  const [stored, heardUntil] = await Promise.all([journal.trackedCalls(name), journal.heardUntil(name)]);
  try {
    return { state: restoreTracker(stored), heardUntil };
  } catch (error) {
    log.warn({ event: 'tracker-state-unreadable', node: name, error });
    return { state: createTrackerState(), heardUntil };
  }
}
