import type { AmiEvent, ChannelView } from '@planfix-asterisk/ami';
import { createTrackerState } from '../index.ts';
import type { Fact, TrackerRules } from '../index.ts';
import { labRules } from './lab-rules.ts';
import { playFacts } from './play-facts.ts';
import { inShort } from './told.ts';

interface Heard {
  readonly said: string[];
  readonly notes: string[];
  readonly steps: string[];
  readonly heads: string[];
  /** The recordings of all calls. */
  readonly files: string[];
  /** Channels asked for their recording. */
  readonly asked: string[];
}

/** What a row of CoreShowChannels says beside the channel's name and numbers. */
interface Row {
  readonly id: string;
  readonly channelstate?: string;
  readonly bridgeid?: string;
  readonly application?: string;
  readonly connectedlinenum?: string;
  readonly applicationdata?: string;
  readonly duration?: string;
  readonly foundline?: string;
  readonly founddialled?: string;
  readonly foundborn?: string;
  readonly foundanswered?: string;
}

/** A call told as facts: `new Story().comesIn('c', …).rings('c', '101').…`. Time goes by `after`. */
export class Story {
  #at = 1000;
  #linkedid = '';
  readonly #facts: Fact[] = [];
  readonly #views = new Map<string, ChannelView>();

  after(ms: number): this {
    this.#at += ms;
    return this;
  }

  /** A channel is there, though nobody told us; the first one gives the call its Linkedid. */
  exists(id: string, view: Partial<ChannelView> & { name: string }): this {
    this.#linkedid ||= id;
    const unsaid = {
      uniqueid: id,
      linkedid: this.#linkedid,
      callerNumber: '',
      callerName: '',
      exten: 's',
      state: 0,
    };
    this.#views.set(id, { ...unsaid, ...view });
    return this;
  }

  born(id: string, view: Partial<ChannelView> & { name: string }): this {
    return this.exists(id, view).#say({ kind: 'channel-created', channel: this.#view(id) });
  }

  comesIn(
    id: string,
    { from, did, trunk = 'PJSIP/carrier-1' }: { from: string; did: string; trunk?: string },
  ): this {
    return this.born(id, { name: `${trunk}-0000000${id}`, callerNumber: from, exten: did, state: 4 });
  }

  /** `by` dials a phone, which starts to ring. */
  rings(by: string, id: string, name = `PJSIP/${id}`): this {
    if (!this.#views.has(id)) this.born(id, { name: `${name}-0000000a` });
    return this.#say({ kind: 'dial-began', source: this.#view(by), dest: this.#view(id), dialString: id });
  }

  dialsOut(by: string, id: string, { to, trunk = 'carrier-1' }: { to: string; trunk?: string }): this {
    this.born(id, { name: `PJSIP/${trunk}-0000000${id}` });
    const source = { ...this.#view(by), callerNumber: '74951234567' };
    return this.#say({ kind: 'dial-began', source, dest: this.#view(id), dialString: `${to}@${trunk}` });
  }

  dialEnds(by: string, id: string, status: string): this {
    return this.#say({
      kind: 'dial-ended',
      source: this.#view(by),
      dest: this.#view(id),
      status,
      forward: '',
    });
  }

  /** Newstate or NewCallerid. */
  changes(id: string, view: Partial<ChannelView>): this {
    this.#views.set(id, { ...this.#view(id), ...view });
    return this.#say({ kind: 'channel-changed', channel: this.#view(id) });
  }

  fromDid(id: string, did: string): this {
    return this.#say({ kind: 'variable-set', channel: this.#view(id), name: 'FROM_DID', value: did });
  }

  /** FreePBX's AMPUSER of a phone that calls. */
  usedBy(id: string, extension: string): this {
    return this.#say({ kind: 'variable-set', channel: this.#view(id), name: 'AMPUSER', value: extension });
  }

  /** FreePBX's EXTTOCALL, as the dialplan sets it or as a leg inherits it. */
  callsExtension(id: string, extension: string): this {
    return this.#say({ kind: 'variable-set', channel: this.#view(id), name: 'EXTTOCALL', value: extension });
  }

  /** MixMonitor starts: with the right `dialplan` its file is heard a moment before. */
  records(id: string, file?: string): this {
    const channel = this.#view(id);
    if (file !== undefined)
      this.#say({ kind: 'variable-set', channel, name: 'MIXMONITOR_FILENAME', value: file });
    return this.#say({ kind: 'recorder', channel, isRunning: true });
  }

  stopsRecording(id: string): this {
    return this.#say({ kind: 'recorder', channel: this.#view(id), isRunning: false });
  }

  /** What Asterisk answers to the question for its recording. */
  answersWith(id: string, file: string): this {
    this.#facts.push({ kind: 'recording-answer', at: this.#at, uniqueid: id, file });
    return this;
  }

  /** A Cdr with the name of the recording. */
  hasRecord(id: string, file: string): this {
    return this.#say({ kind: 'recording-named', uniqueid: id, file });
  }

  bridged(bridge: string, ...ids: string[]): this {
    for (const id of ids) {
      this.#say({ kind: 'bridge-entered', channel: this.#view(id), bridge, isHolding: false, swaps: '' });
    }
    return this;
  }

  holds(id: string, isHeld = true): this {
    return this.#say({ kind: 'hold-changed', channel: this.#view(id), isHeld });
  }

  asksToEnd(id: string): this {
    return this.#say({ kind: 'hangup-requested', channel: this.#view(id) });
  }

  isTransferred(id: string, to: string): this {
    return this.#say({ kind: 'transferred', channel: this.#view(id), to });
  }

  queued(id: string, queue: string, isJoined = true): this {
    return this.#say({ kind: 'queue-changed', channel: this.#view(id), queue, isJoined });
  }

  leaves(bridge: string, id: string): this {
    return this.#say({ kind: 'bridge-left', channel: this.#view(id), bridge });
  }

  ends(id: string, { cause = 16, sipStatus = 0 } = {}): this {
    return this.#say({ kind: 'channel-ended', channel: this.#view(id), cause, sipStatus });
  }

  /** Somebody clicks on a number; the PBX is asked to make the Local pair `id` and `other`. */
  clicks(id: string, { extension, to, other = '' }: { extension: string; to: string; other?: string }): this {
    const click = { callId: id, otherId: other, actionId: `click-${id}`, extension, clientNumber: to };
    this.#facts.push({ kind: 'click-began', at: this.#at, click: { ...click, ringMs: 30_000 } });
    return this;
  }

  /** The PBX did not take the order. */
  refusesClick(id: string, why: string): this {
    this.#facts.push({ kind: 'click-refused', at: this.#at, callId: id, why });
    return this;
  }

  /** OriginateResponse. */
  originateEnds(id: string, reason: number): this {
    return this.#say({
      kind: 'originate-ended',
      actionId: `click-${id}`,
      isAnswered: reason === 4,
      reason,
    });
  }

  /** The live channels are looked at: these are among them. */
  looked(...live: string[]): this {
    const channels = live.map((id) => ({ uniqueid: id, channel: this.#view(id).name }));
    this.#facts.push({ kind: 'look', at: this.#at, channels });
    return this;
  }

  tick(): this {
    this.#facts.push({ kind: 'tick', at: this.#at });
    return this;
  }

  /** From here on nothing is heard. */
  linkLost(): this {
    this.#facts.push({ kind: 'link-lost', at: this.#at });
    return this;
  }

  /** The link is back, and the PBX does not tell what lives. */
  reconnectedBlind(): this {
    this.#facts.push({ kind: 'unseen', at: this.#at });
    return this;
  }

  /** The link is back, and these channels live; each Up unless its row says otherwise. */
  reconnected(...live: (string | Row)[]): this {
    const channels = live.map((one) => {
      const { id, ...said } = typeof one === 'string' ? { id: one } : one;
      const { name, linkedid, callerNumber, exten } = this.#view(id);
      const row = { uniqueid: id, channel: name, linkedid, calleridnum: callerNumber, exten };
      return { ...row, channelstate: '6', ...said };
    });
    this.#facts.push({ kind: 'snapshot', at: this.#at, channels });
    return this;
  }

  /** What PlanFix hears and what the journal notes. */
  heard(rules: TrackerRules = labRules()): Heard {
    const { said, notes, steps, calls, asks } = playFacts(createTrackerState(), this.#facts, rules);
    return {
      said: said.map(inShort),
      notes: notes.map(({ code, subject }) => (subject === undefined ? code : `${code} ${subject}`)),
      files: [...calls.values()].flatMap(({ recordingFiles }) => recordingFiles),
      asked: asks.map(({ uniqueid }) => uniqueid),
      steps: steps.map(({ code, subject }) => `${code} ${subject}`.trim()),
      heads: [...new Set(said.map((event) => `${event.direction} ${event.clientNumber} ${event.line}`))],
    };
  }

  get facts(): readonly Fact[] {
    return this.#facts;
  }

  #view(id: string): ChannelView {
    const view = this.#views.get(id);
    if (!view) throw new Error(`The story has no channel ${id}`);
    return view;
  }

  #say(event: AmiEvent): this {
    this.#facts.push({ kind: 'ami', at: this.#at, event });
    return this;
  }
}
