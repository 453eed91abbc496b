import { parseAmiBlock } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import { serializeCall, trackCalls, variablesToAsk } from '@planfix-asterisk/calls';
import type {
  Click,
  Fact,
  RecordingAsk,
  SnapshotFact,
  TrackerRules,
  TrackerState,
} from '@planfix-asterisk/calls';
import { toPlanfixForm } from '@planfix-asterisk/planfix';
import type { FormExtras } from '@planfix-asterisk/planfix';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import type { CallJournal } from '@planfix-asterisk/storage';
import { OutputQueue } from './output-queue.ts';
import type { Held } from './output-queue.ts';

export interface CallTrackingParts {
  readonly node: string;
  readonly rules: TrackerRules;
  readonly extras?: FormExtras;
  /** Where the last run left off, or a fresh state. */
  readonly state: TrackerState;
  /** Until when the last run heard the PBX; what ended since then is not known to have lasted longer. */
  readonly heardUntil?: number | undefined;
  readonly journal: Pick<CallJournal, 'append'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Asks the PBX for a variable of a living channel; '' where it has none. */
  readonly readVariable?: (channelName: string, variable: string) => Promise<string>;
}

/** Furthest a timer is set ahead; the tracker is asked again then. */
const longestWaitMs = 60_000;

/** Follows the calls of one PBX node: facts in, strictly one after another; their outputs go to the journal in order. */
export class CallTracking {
  readonly #parts: CallTrackingParts;
  readonly #outputs: OutputQueue;
  #rules: TrackerRules;
  #extras: FormExtras | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: CallTrackingParts) {
    this.#parts = parts;
    this.#rules = parts.rules;
    this.#extras = parts.extras;
    this.#outputs = new OutputQueue({
      node: parts.node,
      journal: parts.journal,
      log: parts.log,
      stateOf: (callId) => serializeCall(parts.state, callId),
      formOf: (event) => toPlanfixForm(event, this.#extras),
    });
    if (parts.heardUntil !== undefined) this.#take({ kind: 'link-lost', at: parts.heardUntil });
    // What the last run waited for may be over by now.
    this.#take({ kind: 'tick', at: parts.clock.now() });
  }

  /** One AMI event, stamped with the time it arrived. Returns at once: the socket is never kept waiting. */
  accept(block: AmiBlock, at: number): void {
    const event = parseAmiBlock(block);
    if (event !== undefined) this.#take({ kind: 'ami', at, event });
  }

  linkLost(at: number): void {
    this.#take({ kind: 'link-lost', at });
  }

  /** What is alive after a (re)connect. */
  reconcile(alive: Omit<SnapshotFact, 'kind'>): void {
    this.#take({ kind: 'snapshot', ...alive });
  }

  /** After a (re)connect, where the PBX does not tell what is alive. */
  unseen(at: number): void {
    this.#take({ kind: 'unseen', at });
  }

  /** What is to be asked of a channel alive after a (re)connect. */
  asksOf(row: AmiBlock): Readonly<Record<string, string>> {
    return variablesToAsk(this.#parts.state, row);
  }

  /** The channels alive now, asked for while events flow: finds ends that were never heard (rule 29). */
  look(channels: readonly AmiBlock[], at: number): void {
    this.#take({ kind: 'look', at, channels });
  }

  /** The PBX is about to be asked to ring an employee (rule 22). */
  clickBegan(click: Click, at: number): void {
    this.#take({ kind: 'click-began', at, click });
  }

  clickRefused(callId: string, why: string, at: number): void {
    this.#take({ kind: 'click-refused', at, callId, why });
  }

  /** No channel is known. */
  get isIdle(): boolean {
    return this.#parts.state.graph.channels.size === 0;
  }

  /** Holds from the next fact on; calls under way go on. */
  changeRules(rules: TrackerRules, extras: FormExtras): void {
    this.#rules = rules;
    this.#extras = extras;
  }

  /** Messages the store has not taken yet. */
  held(): Held {
    return this.#outputs.held();
  }

  /** Takes no more facts and writes what is left, within the given time. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#outputs.close(timeoutMs);
  }

  /** Takes no more facts and forgets what is not written: another process tells it. */
  abandon(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#outputs.abandon();
  }

  #take(fact: Fact): void {
    if (this.#isStopped) return;
    try {
      const { wakeAt, asks, ...output } = trackCalls(this.#parts.state, fact, this.#rules);
      this.#outputs.add(output);
      this.#wakeAt(wakeAt);
      for (const ask of asks) void this.#askForRecording(ask);
    } catch (error) {
      // One event that nobody foresaw must not end the connection for every other call.
      this.#wakeAt(fact.at + 1000);
      this.#parts.log.error({ event: 'fact-not-understood', node: this.#parts.node, fact: fact.kind, error });
    }
  }

  /** Nothing hangs on it but the recording: a PBX that does not answer leaves the call as it is. */
  async #askForRecording({ uniqueid, channelName, isRecorded }: RecordingAsk): Promise<void> {
    const { readVariable, clock, log, node } = this.#parts;
    if (!readVariable) return;
    try {
      const file = await readVariable(channelName, 'MIXMONITOR_FILENAME');
      // FreePBX writes the name into the call record, also where nobody records: it counts with a recorder only.
      const value = file === '' && isRecorded ? await readVariable(channelName, 'CDR(recordingfile)') : file;
      this.#take({ kind: 'recording-answer', at: clock.now(), uniqueid, file: value });
    } catch (error) {
      log.debug({ event: 'recording-not-asked', node, channel: channelName, error });
    }
  }

  #wakeAt(at: number | undefined): void {
    clearTimeout(this.#timer);
    if (at === undefined) return;
    const { clock } = this.#parts;
    const wait = Math.min(Math.max(at - clock.now(), 1), longestWaitMs);
    this.#timer = setTimeout(() => this.#take({ kind: 'tick', at: clock.now() }), wait);
  }
}
