import {
  callQuestion,
  clickOutcomeSchema,
  phoneAnswerSchema,
  phoneQuestion,
  reconnectQuestion,
  workerReportLastsMs,
  workerReportPrefix,
  workerReportSchema,
} from '@planfix-asterisk/contracts';
import type {
  AmiNodeSettings,
  ClickOrder,
  ClickOutcome,
  Dashboard,
  NodeStatus,
  PhoneAnswer,
  PlanfixStatus,
  WorkerReport,
} from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import type { SharedStates, Storage } from '@planfix-asterisk/storage';
import { ApiProblem } from '../http/api-problem.ts';
import type { LiveControl } from '../live-control.ts';
import type { LiveStatus } from '../live-status.ts';
import { joinReports, unfollowedNode } from './join-reports.ts';
import type { JoinedReports } from './join-reports.ts';

interface SharedWorkersParts {
  readonly states: SharedStates;
  readonly storage: Pick<Storage, 'peers'>;
  readonly settings: SettingsService;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
}

const lookEveryMs = 2_000;
/** Closing a link and asking for a new one takes no longer. */
const reconnectsWithinMs = 5_000;
/** What a worker knows by heart. */
const tellsWithinMs = 1_000;
/** An order is on its way to a worker for some milliseconds; after this it is not carried out any more. */
const takesOrdersForMs = 2_000;
/** The PBX gets 3 s to answer. */
const answersWithinMs = 6_000;

/** The workers as their reports in the database show them; they run in other processes. */
export class SharedWorkers implements LiveStatus, LiveControl {
  readonly #parts: SharedWorkersParts;
  #known: JoinedReports = joinReports([]);
  readonly #unfollowedSince = new Map<string, number>();
  #looking: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(parts: SharedWorkersParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.#look();
    this.#looking = setInterval(() => void this.#look(), lookEveryMs);
    this.#unsubscribe = this.#parts.feed.subscribe(({ topic }) => {
      if (topic === 'status') void this.#look();
    });
  }

  stop(): void {
    clearInterval(this.#looking);
    this.#unsubscribe?.();
  }

  /** In the order of the settings; a node that nobody follows says so. */
  nodes(): NodeStatus[] {
    const { ami } = this.#parts.settings.current();
    return ami.map((node) => this.#known.nodes.get(node.name) ?? this.#unfollowed(node));
  }

  planfix(): PlanfixStatus {
    return this.#known.planfix;
  }

  held(): WorkerReport['held'] {
    return this.#known.held;
  }

  metrics(): Promise<object[][]> {
    return Promise.resolve(this.#known.metrics);
  }

  popupLatency(): Dashboard['popupLatency'] {
    return this.#known.popupLatency;
  }

  popups(): WorkerReport['popups'] {
    return this.#known.popups;
  }

  async reconnect(node: string): Promise<boolean> {
    const { storage, settings } = this.#parts;
    if (!settings.current().ami.some(({ name }) => name === node)) return false;
    const { name } = reconnectQuestion;
    const answer = await storage.peers.ask(name, { node }, { timeoutMs: reconnectsWithinMs });
    if (answer.status === 'answered') return true;
    throw new ApiProblem(
      'not-connected',
      'No worker follows this PBX at the moment; try again in some seconds.',
    );
  }

  async hasPhone(node: string, phone: Pick<ClickOrder, 'extension' | 'devices'>): Promise<PhoneAnswer> {
    const { peers } = this.#parts.storage;
    const answer = await peers.ask(phoneQuestion.name, { node, ...phone }, { timeoutMs: tellsWithinMs });
    return answer.status === 'answered' ? phoneAnswerSchema.parse(answer.body) : 'not-connected';
  }

  /** Where nobody follows the node nobody is asked: whoever clicked is told at once. */
  async call(node: string, order: ClickOrder): Promise<ClickOutcome> {
    const { storage, clock } = this.#parts;
    if (this.#known.nodes.get(node)?.state !== 'connected') return { status: 'not-connected' };
    const until = clock.now() + takesOrdersForMs;
    const answer = await storage.peers.ask(
      callQuestion.name,
      { node, order, until },
      { timeoutMs: answersWithinMs },
    );
    if (answer.status === 'answered') return clickOutcomeSchema.parse(answer.body);
    return { status: 'unclear', message: 'the worker that follows the PBX did not answer in time' };
  }

  #unfollowed(node: AmiNodeSettings): NodeStatus {
    const since = this.#unfollowedSince.get(node.name) ?? this.#parts.clock.now();
    this.#unfollowedSince.set(node.name, since);
    return unfollowedNode(node, since);
  }

  async #look(): Promise<void> {
    const { states, clock, log, feed } = this.#parts;
    try {
      const alive = (await states.list(workerReportPrefix)).filter(
        ({ savedAt }) => savedAt > clock.now() - workerReportLastsMs,
      );
      const before = this.#known.workers;
      const reports = alive.flatMap(({ value }) => workerReportSchema.safeParse(value).data ?? []);
      this.#known = joinReports(reports);
      for (const name of this.#known.nodes.keys()) this.#unfollowedSince.delete(name);
      // A worker that died says nothing of it.
      if (reports.length < before) feed.pass({ topic: 'status' });
    } catch (error) {
      log.debug({ event: 'reports-not-read', error });
    }
  }
}
