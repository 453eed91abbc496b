import { setTimeout as sleep } from 'node:timers/promises';
import { meaningOf } from '@planfix-asterisk/planfix';
import { isPopup, StoreError } from '@planfix-asterisk/storage';
import type { ClaimedDelivery, ClaimSlots, DeliveryStep, NewAttempt } from '@planfix-asterisk/storage';
import { attemptRecord, brokenOffAttempt } from './attempt-record.ts';
import type { DeliveryObserver, FinalState } from './delivery-observer.ts';
import type { DeliveryLoopOptions } from './delivery-loop.ts';
import { mechanics } from './delivery-policy.ts';
import type { DeliveryPolicy } from './delivery-policy.ts';
import { nextStep, policyOf } from './next-step.ts';
import type { PlanfixAccount, PlanfixClient } from './planfix-account.ts';
import { PopupLatency } from './popup-latency.ts';
import { postBounded } from './post-bounded.ts';
import { freeSlots } from './slots.ts';

interface SendersOptions extends Omit<DeliveryLoopOptions, 'policy'> {
  readonly account: PlanfixAccount;
  readonly random: () => number;
  readonly policy: () => DeliveryPolicy;
  readonly onFree: () => void;
  readonly onFinished: DeliveryObserver['finished'];
}

interface UnderWay {
  readonly delivery: ClaimedDelivery;
  readonly address: string;
  readonly startedAt: number;
}

/** The requests under way: each from its claim to its outcome in the store. */
export class Senders {
  readonly popupLatency = new PopupLatency();
  readonly #options: SendersOptions;
  readonly #underWay = new Map<UnderWay, Promise<void>>();
  /** Outcomes the store did not take yet; until it does nothing new is sent, lest it be sent twice. */
  #unsaved = 0;
  #isStopped = false;

  constructor(options: SendersOptions) {
    this.#options = options;
  }

  freeSlots(): ClaimSlots {
    if (this.#unsaved > 0) return { any: 0, popupsOnly: 0 };
    const underWay = [...this.#underWay.keys()].map(({ delivery }) => delivery);
    return freeSlots(underWay, this.#options.policy());
  }

  send(client: PlanfixClient, delivery: ClaimedDelivery): void {
    const one: UnderWay = { delivery, address: client.address, startedAt: this.#options.clock.now() };
    const logFault = (error: unknown) => {
      this.#options.log?.error({ event: 'delivery-outcome-lost', ...named(delivery), error });
    };
    const done = this.#deliver(client, one)
      .catch(logFault)
      .finally(() => {
        this.#underWay.delete(one);
        this.#options.onFree();
      });
    this.#underWay.set(one, done);
  }

  async drain(): Promise<void> {
    const timeIsUp = new AbortController();
    const limit = sleep(this.#options.policy().drainMs, undefined, { signal: timeIsUp.signal }).catch(
      () => undefined,
    );
    await Promise.race([Promise.all(this.#underWay.values()), limit]);
    timeIsUp.abort();
    this.#isStopped = true;
    const now = this.#options.clock.now();
    const rest = [...this.#underWay.keys()];
    await Promise.all(
      rest.map((one) => this.#save(one.delivery, brokenOffAttempt(one, now), { do: 'hold' })),
    );
  }

  async #deliver(client: PlanfixClient, claimed: UnderWay): Promise<void> {
    const delivery = await this.#asItMayLeave(claimed.delivery);
    const one = { ...claimed, delivery };
    const { account, clock, random } = this.#options;
    const policy = this.#options.policy();
    const answer = await postBounded(client, delivery.fields, policyOf(delivery.kind, policy).timeoutMs);
    const now = clock.now();
    const meaning = meaningOf(answer);
    account.note(client, meaning);
    const isTimed = meaning.outcome === 'delivered' && isPopup(delivery.kind) && delivery.actor === null;
    const popupMs = isTimed ? now - delivery.createdAt : null;
    if (popupMs !== null) this.popupLatency.add(popupMs);
    const step = nextStep({ delivery, meaning, now, random: random(), policy });
    if (meaning.outcome !== 'delivered') {
      const { cause } = meaning;
      this.#options.log?.warn({ event: 'delivery-attempt-failed', ...named(delivery), cause, next: step });
    }
    const attempt = attemptRecord({ ...one, answer, meaning });
    const { kind } = delivery;
    const { outcome, cause, phases, durationMs: requestMs } = attempt;
    this.#options.observer?.attempted({ kind, outcome, cause, queueMs: phases.queue, requestMs, popupMs });
    await this.#save(delivery, attempt, step);
    const end = finalStates[step.do];
    if (end !== undefined) this.#options.onFinished(isPopup(kind), end, 1);
  }

  /** Whatever goes wrong here, the message goes out as it was stored. */
  async #asItMayLeave(delivery: ClaimedDelivery): Promise<ClaimedDelivery> {
    const { renewed, log } = this.#options;
    if (renewed === undefined || delivery.kind !== 'record') return delivery;
    try {
      return { ...delivery, fields: await renewed(delivery.fields) };
    } catch (error) {
      log?.error({ event: 'recording-link-not-renewed', ...named(delivery), error });
      return delivery;
    }
  }

  async #save(delivery: ClaimedDelivery, attempt: NewAttempt, step: DeliveryStep): Promise<void> {
    let isTaken = await this.#offer(delivery, attempt, step);
    if (isTaken) return;
    this.#options.log?.warn({ event: 'delivery-outcome-waits-for-store', ...named(delivery) });
    this.#unsaved += 1;
    while (!isTaken && !this.#isStopped) {
      await sleep(mechanics.outcomeRetryMs);
      isTaken = await this.#offer(delivery, attempt, step);
    }
    this.#unsaved -= 1;
  }

  async #offer(delivery: ClaimedDelivery, attempt: NewAttempt, step: DeliveryStep): Promise<boolean> {
    try {
      const outcome = await this.#options.store.finish(delivery, attempt, step);
      if (outcome === 'lost-claim') {
        this.#options.log?.warn({ event: 'delivery-claim-lost', ...named(delivery) });
      }
      return true;
    } catch (error) {
      if (error instanceof StoreError) return false;
      throw error;
    }
  }
}

const finalStates: Partial<Record<DeliveryStep['do'], FinalState>> = {
  done: 'delivered',
  failed: 'failed',
  expired: 'expired',
};

/** What a log line says of a message: no numbers of people. */
function named({ id, callId, kind }: ClaimedDelivery) {
  return { deliveryId: id, callId, kind };
}
