import { BackFillRunner, nodeOfRecords, OutageWatch } from '@planfix-asterisk/back-fill';
import type { BackFillRunnerRooms, TellingRules } from '@planfix-asterisk/back-fill';
import type { Settings } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { BackFillStore, CallJournal } from '@planfix-asterisk/storage';

export interface BackFillSeatRooms {
  readonly store: BackFillStore;
  readonly settings: () => Settings;
  readonly hasRoom: () => Promise<boolean>;
}

export interface NodeBackFillParts extends BackFillSeatRooms {
  readonly node: string;
  /** Of the duty: it takes nothing any more once another process follows the node. */
  readonly journal: CallJournal;
  readonly rules: () => TellingRules;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What came and went on a PBX while nobody listened is told from its call records. */
export class NodeBackFill {
  readonly #watch: OutageWatch;
  readonly #runner: BackFillRunner;

  constructor(parts: NodeBackFillParts) {
    const { node, settings } = parts;
    const address = (): string | undefined =>
      nodeOfRecords(settings()) === node ? settings().cdr?.url : undefined;
    const perSecond = () => settings().delivery.replayPerSecond;
    const rooms: BackFillRunnerRooms = { ...parts, address, perSecond };
    this.#runner = new BackFillRunner(rooms);
    this.#watch = new OutageWatch({ ...parts, hasRecords: () => address() !== undefined });
    this.#watch.start();
    this.#runner.start();
  }

  linkUp(at: number): void {
    this.#watch.linkUp(at);
  }

  linkLost(): void {
    this.#watch.linkLost();
  }

  async stop(): Promise<void> {
    await this.#watch.stop();
    await this.#runner.stop();
  }
}
