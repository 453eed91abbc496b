import type { AmiAction } from '@planfix-asterisk/ami';
import type { AmiNodeSettings, NodeStatus } from '@planfix-asterisk/contracts';
import { systemClock, type Clock } from '@planfix-asterisk/runtime';
import { AmiLinkError, AmiUnansweredError } from './ami-link-error.ts';
import { guardedListener, silentLog, type AmiListener, type AmiLog } from './ami-listener.ts';
import { AmiSession, type ActionOptions, type ListOptions } from './ami-session.ts';
import { defaultTiming, type AmiTiming } from './ami-timing.ts';
import type { AmiPeer } from './ami-transport.ts';
import { backOffMs } from './back-off-ms.ts';
import { EventGate } from './event-gate.ts';
import { makeTransport } from './make-transport.ts';
import { changedStatus, firstStatus, type StatusChange } from './node-status.ts';
import type { AmiAnswer, AmiList } from './pending-actions.ts';
import { RetryPause } from './retry-pause.ts';
import { RightsWatch } from './rights-watch.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface AmiConnectionOptions {
  readonly node: AmiNodeSettings;
  readonly listener: AmiListener;
  readonly log?: AmiLog;
  readonly timing?: Partial<AmiTiming>;
  readonly clock?: Clock;
  /** PEM of the authority that signed the PBX's certificate, beside those the machine trusts. */
  readonly tlsCa?: string;
}

interface Link {
  readonly session: AmiSession;
  readonly gate: EventGate;
}

/** The link to one PBX node: made, watched, made again; one TCP connection at a time. */
export class AmiConnection {
  readonly #node: AmiNodeSettings;
  readonly #listener: AmiListener;
  readonly #log: AmiLog;
  readonly #timing: AmiTiming;
  readonly #clock: Clock;
  readonly #tlsCa: string | undefined;
  readonly #pause = new RetryPause();
  readonly #rights = new RightsWatch(() => this.#tellRights());
  #status: NodeStatus;
  #link: Link | undefined;
  #failures = 0;
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor({ node, listener, log = silentLog, timing, clock = systemClock, tlsCa }: AmiConnectionOptions) {
    this.#node = node;
    this.#listener = guardedListener(listener, log);
    this.#log = log;
    this.#timing = { ...defaultTiming, ...timing };
    this.#clock = clock;
    this.#tlsCa = tlsCa;
    this.#status = firstStatus(node, clock.now());
  }

  get status(): NodeStatus {
    return this.#status;
  }

  start(): void {
    if (this.#running !== undefined) return;
    const stop = new AbortController();
    this.#running = { stop, done: this.#run(stop.signal) };
  }

  /** Ends the link and every wait. Afterwards nothing is called any more; `onLost` comes before, if the link was ready. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    running.stop.abort();
    this.#link?.session.close(new AmiLinkError('lost', 'stopped'));
    await running.done;
    this.#running = undefined;
  }

  /** Ends a wait for the next try, also the long one after a refused login. */
  retryNow(): void {
    this.#pause.end();
  }

  /**
   * Rejects with `AmiUnansweredError` (not connected, link lost, deadline) or `AmiActionError` (must not be sent). An
   * action is never queued and never sent twice.
   */
  async action(fields: AmiAction, options?: ActionOptions): Promise<AmiAnswer> {
    return this.#readySession().action(fields, options);
  }

  /** As `action`, for one that answers with a list of events. */
  async list(fields: AmiAction, options?: ListOptions): Promise<AmiList> {
    return this.#readySession().list(fields, options);
  }

  /** The channels alive now; proves on the way whether events of calls reach us. */
  async channels(): Promise<AmiList> {
    const list = await this.list({ Action: 'CoreShowChannels' });
    if (list.ok) this.#rights.look(list.rows);
    return list;
  }

  /** Whether a look at the live channels would tell more of the rights. */
  get wantsLook(): boolean {
    return this.#link?.gate.isOpen === true && this.#rights.wantsLook;
  }

  #readySession(): AmiSession {
    if (this.#link?.gate.isOpen === true) return this.#link.session;
    throw new AmiUnansweredError('not-connected', `PBX node ${this.#node.name} is not connected`);
  }

  async #run(stop: AbortSignal): Promise<void> {
    do {
      this.#publish({ state: 'connecting', nextTryAt: null });
      const failure = await this.#liveOneLink();
      if (!stop.aborted) await this.#waitAfter(failure, stop);
    } while (!stop.aborted);
  }

  async #waitAfter(failure: AmiLinkError, stop: AbortSignal): Promise<void> {
    const isRefused = failure.reason === 'wrong-secret';
    this.#failures += 1;
    const waitMs = isRefused
      ? this.#timing.refusedRetryMs
      : backOffMs(this.#failures, this.#timing, Math.random());
    this.#publish({
      state: isRefused ? 'refused' : 'waiting',
      reason: failure.reason,
      detail: this.#masked(failure.message),
      nextTryAt: this.#clock.now() + waitMs,
    });
    await this.#pause.wait(waitMs, stop);
  }

  /** One TCP connection from the first packet to its end. */
  async #liveOneLink(): Promise<AmiLinkError> {
    const link = this.#newLink();
    this.#link = link;
    const peer = await link.session.open();
    if (peer instanceof AmiLinkError) return peer;
    await this.#makeReady(link, peer);
    const readyAt = performance.now();
    const failure = await link.session.ended;
    // A PBX that accepts a login and drops the link at once must not be tried four times a second for ever.
    if (performance.now() - readyAt >= this.#timing.pingEveryMs) this.#failures = 0;
    link.gate.close(Math.round(this.#clock.now() - link.session.unheardMs));
    const { oversizedMessages, garbageLines } = link.session.dropped;
    if (oversizedMessages + garbageLines > 0) {
      this.#log.warn({ node: this.#node.name, oversizedMessages, garbageLines }, 'ami.input-dropped');
    }
    return failure;
  }

  #newLink(): Link {
    const gate = new EventGate(this.#listener);
    const { openMs } = this.#timing;
    const session = new AmiSession({
      makeTransport: (listener) => makeTransport({ node: this.#node, listener, openMs, tlsCa: this.#tlsCa }),
      timing: this.#timing,
      onEvent: (block) => {
        this.#rights.hear(block);
        gate.pass(block, this.#clock.now());
      },
    });
    return { session, gate };
  }

  async #makeReady({ session, gate }: Link, { amiVersion }: AmiPeer): Promise<void> {
    const at = this.#clock.now();
    const { fault, version, allowed, ...alive } = await takeSnapshot(session, {
      deadlineMs: this.#timing.actionMs,
      asksOf: this.#listener.asksOf,
    });
    if (!session.isOpen) return;
    this.#rights.begin(allowed, alive.channels);
    gate.open({ ...alive, isComplete: fault === null, at });
    this.#publish({
      state: 'connected',
      reason: 'ok',
      detail: fault === null ? null : this.#masked(`CoreShowChannels: ${fault}`),
      nextTryAt: null,
      version: version ?? (amiVersion === null ? null : `AMI ${amiVersion}`),
      rights: this.#rights.rights,
    });
  }

  #tellRights(): void {
    // Before the log-in is complete they are half known; `makeReady` tells them then.
    if (this.#status.state !== 'connected') return;
    this.#status = { ...this.#status, rights: this.#rights.rights };
    this.#listener.onStatus(this.#status);
  }

  #publish(change: StatusChange): void {
    this.#status = changedStatus(this.#status, change, this.#clock.now());
    const { name: node, state, reason, detail, nextTryAt } = this.#status;
    const level = state === 'connecting' || state === 'connected' ? 'info' : 'warn';
    this.#log[level]({ node, reason, detail, nextTryAt }, `ami.${state}`);
    this.#listener.onStatus(this.#status);
  }

  /** A peer may say back what it was sent. */
  #masked(detail: string): string {
    return detail.replaceAll(this.#node.secret, '***');
  }
}
