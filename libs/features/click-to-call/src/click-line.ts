import { randomInt, randomUUID } from 'node:crypto';
import type { Click } from '@planfix-asterisk/calls';
import { AmiUnansweredError } from '@planfix-asterisk/ami-connection';
import type { AmiConnection } from '@planfix-asterisk/ami-connection';
import type { ClickOrder, ClickOutcome, ClickToCallSettings, PhoneAnswer } from '@planfix-asterisk/contracts';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import { ClickRate } from './click-rate.ts';
import { originate } from './originate.ts';
import { PbxPhones } from './pbx-phones.ts';

export interface ClickLineParts {
  readonly node: string;
  /** The link of the moment: it changes with the settings. */
  readonly link: () => Pick<AmiConnection, 'action' | 'list' | 'status'>;
  /** Told before the PBX is, so that the call is ours from its first event. */
  readonly tracking: {
    readonly clickBegan: (click: Click, at: number) => void;
    readonly clickRefused: (callId: string, why: string, at: number) => void;
  };
  readonly clock: Clock;
  readonly log: Logger;
}

/** The PBX answers in milliseconds; somebody waits before a screen. */
const answersWithinMs = 3_000;

/** Has the PBX of one node ring employees. An order is given once, to a link that is up, and never again by itself. */
export class ClickLine {
  readonly #parts: ClickLineParts;
  readonly #phones = new PbxPhones();
  readonly #rate = new ClickRate();

  constructor(parts: ClickLineParts) {
    this.#parts = parts;
  }

  /** Learns what there is to ring; after a connect and now and then. */
  async learn(): Promise<void> {
    const { link, clock, log, node } = this.#parts;
    if (!this.#isConnected()) return;
    try {
      await this.#phones.look(link(), clock.now());
    } catch (error) {
      log.debug({ event: 'phones-not-read', node, error });
    }
  }

  async has(phone: Pick<ClickOrder, 'extension' | 'devices'>): Promise<PhoneAnswer> {
    if (!this.#isConnected()) return 'not-connected';
    if (this.#phones.isDue(this.#parts.clock.now())) await this.learn();
    return this.#phones.has(phone) ? 'yes' : 'no';
  }

  /** Comes off when the PBX has taken the order or is known not to take it. */
  async call(order: ClickOrder, settings: ClickToCallSettings): Promise<ClickOutcome> {
    const { clock, log, node, link, tracking } = this.#parts;
    if (!this.#isConnected()) return { status: 'not-connected' };
    const { perMinute } = settings;
    if (!this.#rate.mayCall(order.extension, { perMinute, now: clock.now() })) return { status: 'too-many' };
    if (this.#phones.isDue(clock.now())) await this.learn();
    const ids = newIds(clock.now());
    const channel = this.#phones.channelFor(order, settings);
    const actionId = `planfix-click-${randomUUID()}`;
    const { extension, number: clientNumber } = order;
    const ringMs = settings.ringS * 1_000;
    tracking.clickBegan({ ...ids, actionId, extension, clientNumber, ringMs }, clock.now());
    const outcome = await ordered(link(), originate(order, { channel, ids, settings }), actionId);
    const { status, message } = outcome;
    if (status === 'refused' || status === 'not-connected')
      tracking.clickRefused(ids.callId, message, clock.now());
    log.info({ event: 'click-to-call', node, extension, channel, callId: ids.callId, outcome: status });
    switch (status) {
      case 'taken':
        return { status, callId: ids.callId };
      case 'not-connected':
        return { status };
      default:
        return { status, message };
    }
  }

  #isConnected(): boolean {
    return this.#parts.link().status.state === 'connected';
  }
}

type Ordered = {
  readonly status: 'taken' | 'refused' | 'unclear' | 'not-connected';
  readonly message: string;
};

async function ordered(
  link: Pick<AmiConnection, 'action'>,
  action: ReturnType<typeof originate>,
  actionId: string,
): Promise<Ordered> {
  try {
    const { ok, message } = await link.action(action, { actionId, deadlineMs: answersWithinMs });
    return { status: ok ? 'taken' : 'refused', message };
  } catch (error) {
    if (!(error instanceof AmiUnansweredError)) throw error;
    return {
      status: error.failure === 'not-connected' ? 'not-connected' : 'unclear',
      message: error.message,
    };
  }
}

/** Like Asterisk's own: FreePBX writes them into names of recordings and into call records. */
function newIds(now: number): { callId: string; otherId: string } {
  const second = Math.floor(now / 1_000);
  const serial = randomInt(1_000_000, 2_000_000_000);
  return { callId: `${second}.${serial}`, otherId: `${second}.${serial + 1}` };
}
