import { headerOf } from '@planfix-asterisk/ami';
import type { AmiAction, AmiBlock } from '@planfix-asterisk/ami';
import { AmiUnansweredError } from '@planfix-asterisk/ami-connection';
import type { AmiLink } from '@planfix-asterisk/ami-connection';
import type { ClickOrder, ClickToCallSettings } from '@planfix-asterisk/contracts';

type Asker = Pick<AmiLink, 'list'>;
type Phone = Pick<ClickOrder, 'extension' | 'devices'>;

/** FreePBX's entry for calls of programs: it keeps the employee's mailbox from taking the call. */
const freepbxContext = 'originate-skipvm';
const mostDevices = 20_000;
/** It is learnt anew every five minutes; where that fails for so long, the next click asks. */
const knownForMs = 10 * 60_000;
const deviceShape = /^(PJSIP|SIP|IAX2|SCCP|DAHDI)\/([0-9A-Za-z_.-]{1,40})$/;

/** What a PBX has to ring employees by: FreePBX's context, and its endpoints. */
export class PbxPhones {
  /** Name of the endpoint -> its channel, e.g. 101 -> PJSIP/101. */
  #channels: ReadonlyMap<string, string> = new Map();
  #hasContext = false;
  #knownAt = -Infinity;

  isDue(now: number): boolean {
    return now >= this.#knownAt + knownForMs;
  }

  /** What is not told stays as it was. */
  async look(link: Asker, now: number): Promise<void> {
    const [context, devices] = await Promise.all([
      ask(link, { Action: 'ShowDialPlan', Context: freepbxContext }),
      ask(link, { Action: 'DeviceStateList' }),
    ]);
    this.#hasContext = context !== undefined && context.length > 0;
    if (devices !== undefined) this.#channels = channelsOf(devices);
    this.#knownAt = now;
  }

  /** The PBX has told of a phone of this employee. */
  has(phone: Phone): boolean {
    return this.#endpointOf(phone) !== undefined;
  }

  /** What is to be rung. */
  channelFor(phone: Phone, { ring, endpoint }: Pick<ClickToCallSettings, 'ring' | 'endpoint'>): string {
    switch (ring) {
      case 'originate-skipvm':
      case 'originate-aa':
        return `Local/${phone.extension}@${ring}`;
      case 'found-out':
        if (this.#hasContext) return `Local/${phone.extension}@${freepbxContext}`;
        break;
      case 'endpoint':
        break;
      default:
        throw new Error(`Unknown way to ring: ${String(ring satisfies never)}`);
    }
    return this.#endpointOf(phone) ?? endpoint.replaceAll('{extension}', phone.devices[0] ?? phone.extension);
  }

  #endpointOf({ extension, devices }: Phone): string | undefined {
    return [extension, ...devices].flatMap((name) => this.#channels.get(name) ?? [])[0];
  }
}

function channelsOf(rows: readonly AmiBlock[]): ReadonlyMap<string, string> {
  const found = rows.flatMap((row): [string, string][] => {
    const [channel, , name] = deviceShape.exec(headerOf(row, 'device') ?? '') ?? [];
    return channel === undefined || name === undefined ? [] : [[name, channel]];
  });
  // chan_sip names peers that are PJSIP's by now: the first one told wins.
  return new Map(found.toReversed());
}

/** Nothing where the PBX does not answer it: a module or a right is missing, or it knows no such context. */
async function ask(link: Asker, action: AmiAction): Promise<readonly AmiBlock[] | undefined> {
  try {
    const { ok, rows } = await link.list(action, { maxRows: mostDevices, deadlineMs: 5_000 });
    return ok ? rows : undefined;
  } catch (error) {
    if (error instanceof AmiUnansweredError) return undefined;
    throw error;
  }
}
