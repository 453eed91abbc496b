import { isDeepStrictEqual } from 'node:util';
import { AmiConnection } from '@planfix-asterisk/ami-connection';
import { CallTracking } from '@planfix-asterisk/call-tracking';
import type { Held } from '@planfix-asterisk/call-tracking';
import type { TrackerRules, TrackerState } from '@planfix-asterisk/calls';
import type { AmiNodeSettings, NodeStatus } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { CallJournal } from '@planfix-asterisk/storage';

export interface PbxNodeParts {
  readonly settings: AmiNodeSettings;
  readonly rules: TrackerRules;
  readonly state: TrackerState;
  readonly journal: CallJournal;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Most that writing the last messages may take when the node is given up. */
const lastWritesMs = 3_000;

/** One PBX: its link and the tracking of its calls. The tracking outlives the links. */
export class PbxNode {
  readonly #parts: PbxNodeParts;
  readonly #tracking: CallTracking;
  #settings: AmiNodeSettings;
  #connection: AmiConnection;

  constructor(parts: PbxNodeParts) {
    this.#parts = parts;
    this.#settings = parts.settings;
    this.#tracking = new CallTracking({ ...parts, node: parts.settings.name });
    this.#connection = this.#connect();
  }

  get status(): NodeStatus {
    return this.#connection.status;
  }

  held(): Held {
    return this.#tracking.held();
  }

  changeRules(rules: TrackerRules): void {
    this.#tracking.changeRules(rules);
  }

  /** Connects anew if anything about the link is different; saved as it was, a link that waits tries again now. */
  async changeSettings(settings: AmiNodeSettings): Promise<void> {
    if (isDeepStrictEqual(settings, this.#settings)) {
      this.#connection.retryNow();
      return;
    }
    await this.#connection.stop();
    this.#settings = settings;
    this.#connection = this.#connect();
  }

  async stop(): Promise<void> {
    await this.#connection.stop();
    await this.#tracking.stop(lastWritesMs);
  }

  #connect(): AmiConnection {
    const { feed, clock, log } = this.#parts;
    const tracking = this.#tracking;
    const connection = new AmiConnection({
      node: this.#settings,
      clock,
      log,
      listener: {
        // An incomplete list proves of no channel that it has ended.
        onReady: ({ channels, isComplete, at }) => {
          if (isComplete) tracking.reconcile(channels, at);
        },
        onBlock: (block, at) => tracking.accept(block, at),
        onLost: (at) => tracking.linkLost(at),
        onStatus: () => feed.publish({ topic: 'status' }),
      },
    });
    connection.start();
    return connection;
  }
}
