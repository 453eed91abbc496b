import { headerOf, type AmiBlock } from '@planfix-asterisk/ami';
import type { AmiRight, AmiRights } from '@planfix-asterisk/contracts';
import {
  readRights,
  unneededRightsOf,
  writeRightsOf,
  type AllowedActions,
  type ReadRight,
} from './needed-rights.ts';

/** So often something must have happened without a word before its right counts as missing. */
const enough = {
  /** Looks at the live channels that found a new one. */
  call: 2,
  /** Channels that ended; each has run through a dialplan. */
  dialplan: 5,
  /** Calls that entered a queue. */
  agent: 2,
  /** Channels that ended; some of them have no record, and a PBX may write its records in batches. */
  cdr: 30,
} as const satisfies Record<ReadRight, number>;

/**
 * What rights the AMI user has, from what is allowed and from what is heard. Each event names its class; a class that
 * keeps silent while its events must have happened is taken for one the user may not read.
 */
export class RightsWatch {
  readonly #onChange: () => void;
  #allowed: AllowedActions;
  readonly #heard = new Set<ReadRight>();
  /** Of this link: a right may be taken away while we are not connected. */
  readonly #heardOnLink = new Set<ReadRight>();
  readonly #privileges = new Set<string>();
  #missed: Record<ReadRight, number> = { call: 0, dialplan: 0, agent: 0, cdr: 0 };
  #channels = new Set<string>();

  constructor(onChange: () => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** A link is ready: what it may do, and the channels that were there before it. */
  begin(allowed: AllowedActions, channels: readonly AmiBlock[]): void {
    this.#allowed = allowed;
    this.#heardOnLink.clear();
    this.#privileges.clear();
    this.#missed = { call: 0, dialplan: 0, agent: 0, cdr: 0 };
    this.#channels = new Set(channels.map(uniqueidOf));
  }

  /** An event. Called for each: almost always its class is known already and nothing is done. */
  hear(block: AmiBlock): void {
    const privilege = headerOf(block, 'privilege');
    if (privilege !== undefined && !this.#privileges.has(privilege)) this.#learn(privilege);
    if (this.isCertain) return;
    if (block['event'] === 'Hangup') this.#miss('dialplan', 'cdr');
    if (block['event'] === 'Newexten' && headerOf(block, 'application') === 'Queue') this.#miss('agent');
  }

  /** A later list of the live channels: one that was born since the log-in must have been heard of. */
  look(channels: readonly AmiBlock[]): void {
    if (channels.some((row) => !this.#channels.has(uniqueidOf(row)))) this.#miss('call');
  }

  /** Every class has been heard: nothing more to find out on this link. */
  get isCertain(): boolean {
    return this.#heardOnLink.size === readRights.length;
  }

  /** While no call was heard, a look at the live channels finds out whether that is for want of calls. */
  get wantsLook(): boolean {
    return !this.#heardOnLink.has('call');
  }

  get rights(): AmiRights {
    return {
      rights: [...readRights.map((right) => this.#read(right)), ...writeRightsOf(this.#allowed)],
      unneeded: unneededRightsOf(this.#allowed),
    };
  }

  #read(right: ReadRight): AmiRight {
    const name = `read-${right}` as const;
    if (this.#heardOnLink.has(right)) return { name, state: 'present', evidence: 'heard' };
    if (this.#missed[right] >= enough[right]) return { name, state: 'missing', evidence: 'silence' };
    if (this.#heard.has(right)) return { name, state: 'present', evidence: 'heard' };
    return { name, state: 'unknown', evidence: 'no-call-yet' };
  }

  /** `Privilege: call,all` */
  #learn(privilege: string): void {
    this.#privileges.add(privilege);
    const before = this.#heardOnLink.size;
    for (const right of readRights.filter((one) => privilege.split(',').includes(one))) {
      this.#heard.add(right);
      this.#heardOnLink.add(right);
    }
    if (this.#heardOnLink.size > before) this.#onChange();
  }

  #miss(...rights: readonly ReadRight[]): void {
    for (const right of rights.filter((one) => !this.#heardOnLink.has(one))) {
      this.#missed[right] += 1;
      if (this.#missed[right] === enough[right]) this.#onChange();
    }
  }
}

const uniqueidOf = (row: AmiBlock): string => headerOf(row, 'uniqueid') ?? '';
