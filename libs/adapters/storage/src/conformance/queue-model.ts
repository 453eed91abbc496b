import type { DeliveryKind } from '@planfix-asterisk/contracts';
import type { ClaimSlots, DeliveryStep } from '../delivery-store.ts';
import { finalStates } from '../delivery-store.ts';
import { limits } from './delivery-story.ts';
import { t0 } from './story-events.ts';

export interface ModelMessage {
  readonly id: number;
  readonly callId: string;
  readonly extension: string;
  readonly seq: number;
  readonly kind: DeliveryKind;
  readonly isBarrier: boolean;
  state: 'waiting' | 'delivered' | 'failed' | 'expired' | 'superseded' | 'skipped';
  attempts: number;
  /** Set while it is claimed. */
  leaseEndsAt: number | undefined;
  notBefore: number;
  queuedAt: number;
  tries: number;
  started: number;
  isReplay: boolean;
}

const isPopup = ({ kind }: ModelMessage) => kind !== 'completed' && kind !== 'record';

/** The queue as one would write it with a list and no thought of speed or disks: the reference for both databases. */
export class QueueModel {
  readonly messages: ModelMessage[] = [];
  now = t0;

  append(message: Pick<ModelMessage, 'id' | 'callId' | 'extension' | 'seq' | 'kind' | 'isBarrier'>): void {
    this.messages.push({
      ...message,
      ...{ state: 'waiting', attempts: 0, leaseEndsAt: undefined, notBefore: this.now, queuedAt: this.now },
      ...{ tries: 0, started: 0, isReplay: false },
    });
  }

  /** Ids in the order in which they are handed out. */
  claim({ any, popupsOnly }: ClaimSlots): number[] {
    const due = this.#open()
      .filter((one) => (this.#dueAt(one) ?? Infinity) <= this.now)
      .sort((a, b) => (this.#dueAt(a) ?? 0) - (this.#dueAt(b) ?? 0) || a.id - b.id);
    const popups = due.filter(isPopup).slice(0, any + popupsOnly);
    const left = any - Math.max(0, popups.length - popupsOnly);
    const taken = [...popups, ...due.filter((one) => !isPopup(one)).slice(0, Math.max(0, left))];
    return taken.filter((one) => this.#take(one)).map(({ id }) => id);
  }

  /** A new message, taken as it comes by somebody with these slots. */
  claimNew(id: number, { any, popupsOnly }: ClaimSlots): number[] {
    const one = this.find(id);
    const isFree = any > 0 || (isPopup(one) && popupsOnly > 0);
    if (!isFree || (this.#dueAt(one) ?? Infinity) > this.now) return [];
    this.#take(one);
    return [id];
  }

  finish(id: number, step: DeliveryStep): void {
    const one = this.find(id);
    one.leaseEndsAt = undefined;
    one.attempts += 1;
    one.started = 0;
    if (step.do === 'hold') return;
    if (step.do !== 'retry') one.state = finalStates[step.do];
    else Object.assign(one, { notBefore: step.at, tries: one.tries + 1 });
  }

  expire(queuedBefore: number, lateBefore: number): number {
    const late = this.#open().filter(
      (one) =>
        isPopup(one) &&
        one.leaseEndsAt === undefined &&
        (one.queuedAt <= queuedBefore ||
          (!one.isReplay && this.#isWindowClosed(one) && (one.tries > 0 || one.queuedAt <= lateBefore))),
    );
    for (const one of late) one.state = one.queuedAt <= queuedBefore ? 'expired' : 'superseded';
    return late.length;
  }

  requeue(id: number): 'requeued' | 'under-way' {
    const one = this.find(id);
    if (one.state === 'waiting') return 'under-way';
    const anew = {
      state: 'waiting',
      notBefore: this.now,
      queuedAt: this.now,
      tries: 0,
      started: 0,
      isReplay: true,
    };
    Object.assign(one, anew);
    return 'requeued';
  }

  skip(id: number): 'skipped' | 'under-way' | 'finished' {
    const one = this.find(id);
    if (one.state !== 'waiting' && one.state !== 'failed') return 'finished';
    if (one.leaseEndsAt !== undefined) return 'under-way';
    one.state = 'skipped';
    return 'skipped';
  }

  /** Those that wait after a failed try, the next ones first. */
  bringForward(limit: number): number {
    const waiting = this.#open()
      .filter((one) => one.leaseEndsAt === undefined && one.tries > 0)
      .filter((one) => (this.#dueAt(one) ?? -Infinity) > this.now)
      .sort((a, b) => a.notBefore - b.notBefore || a.id - b.id)
      .slice(0, limit);
    for (const one of waiting) one.notBefore = this.now;
    return waiting.length;
  }

  /** What a lone process does at its start: nobody else can be sending. */
  release(): void {
    for (const one of this.#open()) {
      if (one.leaseEndsAt === undefined) continue;
      Object.assign(one, { leaseEndsAt: undefined, notBefore: this.now, attempts: one.attempts + 1 });
    }
  }

  outlook() {
    const dueTimes = this.#open().flatMap((one) => this.#dueAt(one) ?? []);
    return {
      nextDueAt: dueTimes.length === 0 ? null : Math.min(...dueTimes),
      hasWaitingPopups: this.#open().some((one) => isPopup(one) && one.leaseEndsAt === undefined),
    };
  }

  find(id: number): ModelMessage {
    const one = this.messages.find((message) => message.id === id);
    if (one === undefined) throw new Error(`No message ${id}`);
    return one;
  }

  #open(): ModelMessage[] {
    return this.messages.filter(({ state }) => state === 'waiting');
  }

  #take(one: ModelMessage): boolean {
    if (one.leaseEndsAt !== undefined) one.attempts += 1;
    one.leaseEndsAt = undefined;
    if (one.started >= limits.maxStarts) {
      one.state = 'failed';
      return false;
    }
    one.started += 1;
    one.leaseEndsAt = this.now + limits.leaseMs;
    return true;
  }

  #dueAt(one: ModelMessage): number | undefined {
    if (one.leaseEndsAt !== undefined) return one.leaseEndsAt;
    return this.#isTurnOf(one) ? one.notBefore : undefined;
  }

  #isTurnOf(one: ModelMessage): boolean {
    const ofCall = this.messages.filter((other) => other !== one && other.callId === one.callId);
    const open = ofCall.filter(({ state }) => state === 'waiting');
    const lane = open.filter(({ extension }) => extension === one.extension);
    if (lane.some((other) => other.id < one.id || other.leaseEndsAt !== undefined)) return false;
    if (one.isBarrier && open.some((other) => other.id < one.id)) return false;
    const hasFailed = ofCall.some(
      (other) => other.kind === 'completed' && other.state === 'failed' && other.id < one.id,
    );
    return !(one.kind === 'record' && hasFailed);
  }

  #isWindowClosed({ id, callId, extension }: ModelMessage): boolean {
    return this.#open().some(
      (other) =>
        other.id > id &&
        other.callId === callId &&
        other.extension === extension &&
        other.kind === 'completed',
    );
  }
}
