import { isDeepStrictEqual } from 'node:util';
import { headerOf } from '@planfix-asterisk/ami';
import { AmiConnection, readDeviceUsers } from '@planfix-asterisk/ami-connection';
import { CallTracking } from '@planfix-asterisk/call-tracking';
import { ClickLine } from '@planfix-asterisk/click-to-call';
import type { Held } from '@planfix-asterisk/call-tracking';
import type { TrackerRules, TrackerState } from '@planfix-asterisk/calls';
import type { AmiNodeSettings, NodeStatus } from '@planfix-asterisk/contracts';
import type { FormExtras } from '@planfix-asterisk/planfix';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { CallJournal } from '@planfix-asterisk/storage';
import type { WorkerMetrics } from './worker-metrics.ts';

/** What the settings say of how its calls are told. */
export interface NodeRules {
  /** The tracker's rules, with the phones the PBX itself tells of (endpoint -> extension). */
  readonly tracker: (devices: ReadonlyMap<string, string>) => TrackerRules;
  readonly extras: FormExtras;
}

export interface PbxNodeParts {
  readonly settings: AmiNodeSettings;
  readonly rules: NodeRules;
  readonly state: TrackerState;
  /** Until when the last run heard the PBX. */
  readonly heardUntil: number | undefined;
  readonly journal: CallJournal;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Pick<WorkerMetrics, 'amiEvent'>;
  /** Hears when the link is there and when it is not. */
  readonly links?: LinkListener;
}

interface LinkListener {
  /** What is alive is known, or cannot be known. */
  linkUp(at: number): void;
  linkLost(): void;
}

/**
 * How often the live channels are looked at while there are calls: a lost Hangup is found at the second look. Also while
 * no call was ever heard: the events may not reach us.
 */
const lookEveryMs = 60_000;
/** Who uses which phone is asked for again so often: in FreePBX's Device & User mode people log in and out at phones. */
const devicesEveryMs = 5 * 60_000;
/** How much of a talk may be forgotten when the process dies in it and the call ends before it is back. */
const beatEveryMs = 2_000;
/** Most that writing the last messages may take when the node is given up. */
const lastWritesMs = 3_000;

/** One PBX: its link and the tracking of its calls. The tracking outlives the links. */
export class PbxNode {
  readonly #parts: PbxNodeParts;
  readonly #tracking: CallTracking;
  /** Has employees rung for clients. */
  readonly clicks: ClickLine;
  #settings: AmiNodeSettings;
  #connection: AmiConnection;
  readonly #looking: NodeJS.Timeout;
  readonly #beating: NodeJS.Timeout;
  readonly #askingDevices: NodeJS.Timeout;
  #rules: NodeRules;
  #devices: ReadonlyMap<string, string> = new Map();

  constructor(parts: PbxNodeParts) {
    this.#parts = parts;
    this.#settings = parts.settings;
    const readVariable = (channel: string, name: string) => this.#readVariable(channel, name);
    this.#rules = parts.rules;
    const { tracker, extras } = parts.rules;
    const rules = tracker(this.#devices);
    this.#tracking = new CallTracking({ ...parts, rules, extras, node: parts.settings.name, readVariable });
    this.clicks = this.#makeClickLine();
    this.#connection = this.#connect();
    this.#looking = setInterval(() => void this.#look(), lookEveryMs).unref();
    this.#beating = setInterval(() => void this.#noteHeard(), beatEveryMs).unref();
    this.#askingDevices = setInterval(() => this.#learnPhones(), devicesEveryMs).unref();
  }

  get status(): NodeStatus {
    return this.#connection.status;
  }

  held(): Held {
    return this.#tracking.held();
  }

  /** As its calls are told at the moment. */
  get rules(): { readonly tracker: TrackerRules; readonly extras: FormExtras } {
    return { tracker: this.#rules.tracker(this.#devices), extras: this.#rules.extras };
  }

  changeRules(rules: NodeRules): void {
    this.#rules = rules;
    this.#tracking.changeRules(rules.tracker(this.#devices), rules.extras);
  }

  /** Connects anew if anything about the link is different; saved as it was, a link that waits tries again now. */
  async changeSettings(settings: AmiNodeSettings): Promise<void> {
    if (isDeepStrictEqual(settings, this.#settings)) {
      this.#connection.retryNow();
      return;
    }
    this.#settings = settings;
    await this.reconnect();
  }

  /** The PBX reads the rights of its user at the log-in only. */
  async reconnect(): Promise<void> {
    const former = this.#connection;
    await former.stop();
    // Asked for twice at once: the first one to come back has connected already.
    if (this.#connection === former) this.#connection = this.#connect();
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    clearInterval(this.#beating);
    clearInterval(this.#askingDevices);
    await this.#noteHeard();
    await this.#connection.stop();
    await this.#tracking.stop(lastWritesMs);
  }

  /** Another process follows it from now on, and tells what this one still holds. */
  async abandon(): Promise<void> {
    clearInterval(this.#looking);
    clearInterval(this.#beating);
    clearInterval(this.#askingDevices);
    this.#tracking.abandon();
    await this.#connection.stop();
  }

  #makeClickLine(): ClickLine {
    const { settings, clock, log } = this.#parts;
    const tracking = this.#tracking;
    return new ClickLine({
      node: settings.name,
      link: () => this.#connection,
      tracking: {
        clickBegan: (click, at) => tracking.clickBegan(click, at),
        clickRefused: (callId, why, at) => tracking.clickRefused(callId, why, at),
      },
      clock,
      log,
    });
  }

  #learnPhones(): void {
    void this.#askDevices();
    void this.clicks.learn();
  }

  /** What is not told now stays as it was told before. */
  async #askDevices(): Promise<void> {
    if (this.#connection.status.state !== 'connected') return;
    const { extensions } = this.#rules.tracker(new Map());
    try {
      const devices = await readDeviceUsers(this.#connection, extensions);
      if (devices === undefined || isDeepStrictEqual(devices, this.#devices)) return;
      this.#devices = devices;
      this.changeRules(this.#rules);
    } catch (error) {
      this.#parts.log.debug({ event: 'devices-not-read', node: this.#settings.name, error });
    }
  }

  /** While the store takes no writes the beat of before stands. */
  async #noteHeard(): Promise<void> {
    if (this.#tracking.isIdle || this.#connection.status.state !== 'connected') return;
    const { journal, clock, log } = this.#parts;
    try {
      await journal.noteHeard(this.#settings.name, clock.now());
    } catch (error) {
      log.debug({ event: 'beat-not-stored', node: this.#settings.name, error });
    }
  }

  /** A look that does not come off is made up for by the next one, and by the snapshot after a reconnect. */
  async #look(): Promise<void> {
    if (this.#connection.status.state !== 'connected') return;
    if (this.#tracking.isIdle && !this.#connection.wantsLook) return;
    const { clock, log } = this.#parts;
    try {
      const { ok, rows } = await this.#connection.channels();
      if (ok && !this.#tracking.isIdle) this.#tracking.look(rows, clock.now());
    } catch (error) {
      log.debug({ event: 'live-channels-not-seen', node: this.#settings.name, error });
    }
  }

  async #readVariable(channel: string, name: string): Promise<string> {
    const answer = await this.#connection.action({ Action: 'Getvar', Channel: channel, Variable: name });
    return answer.ok ? (headerOf(answer.block, 'value') ?? '') : '';
  }

  #connect(): AmiConnection {
    const { feed, clock, log, metrics, links } = this.#parts;
    const tracking = this.#tracking;
    const connection = new AmiConnection({
      node: this.#settings,
      clock,
      log,
      listener: {
        // An incomplete list proves of no channel that it has ended.
        onReady: ({ isComplete, ...alive }) => {
          if (isComplete) tracking.reconcile(alive);
          else tracking.unseen(alive.at);
          links?.linkUp(alive.at);
        },
        asksOf: (row) => tracking.asksOf(row),
        onBlock: (block, at) => {
          metrics.amiEvent(this.#settings.name);
          tracking.accept(block, at);
        },
        onLost: (at) => {
          tracking.linkLost(at);
          links?.linkLost();
        },
        onStatus: ({ state }) => {
          feed.publish({ topic: 'status' });
          if (state === 'connected') this.#learnPhones();
        },
      },
    });
    connection.start();
    return connection;
  }
}
