import { randomBytes } from 'node:crypto';
import { headerOf, type AmiAction, type AmiBlock } from '@planfix-asterisk/ami';
import { AmiLinkError, AmiUnansweredError } from './ami-link-error.ts';
import { DEFAULT_MAX_ROWS, type AmiTiming } from './ami-timing.ts';
import type { AmiPeer, AmiTransport, AmiTransportListener, DroppedInput } from './ami-transport.ts';
import { PendingActions, type AmiAnswer, type AmiList } from './pending-actions.ts';
import { PingWatch } from './ping-watch.ts';

export interface ActionOptions {
  readonly deadlineMs?: number;
  /** Known before the action is sent, for one whose outcome comes as an event later. Must be unique and hard to guess. */
  readonly actionId?: string;
}

export interface ListOptions extends ActionOptions {
  /** A longer list is refused. */
  readonly maxRows?: number;
}

interface AmiSessionOptions {
  readonly makeTransport: (listener: AmiTransportListener) => AmiTransport;
  readonly timing: AmiTiming;
  /** Events only; what belongs to an action stays here. */
  readonly onEvent: (block: AmiBlock) => void;
}

/** One link from login to loss: actions with deadlines, lists, and the watch over a silent peer. */
export class AmiSession {
  readonly #timing: AmiTiming;
  readonly #onEvent: (block: AmiBlock) => void;
  readonly #transport: AmiTransport;
  readonly #pending = new PendingActions();
  readonly #ended = Promise.withResolvers<AmiLinkError>();
  readonly #watch: PingWatch;
  /** Random, because Asterisk shows the ActionID of an Originate to every AMI client. */
  readonly #idPrefix = `planfix-${randomBytes(4).toString('hex')}`;
  #nextId = 1;
  #unheardMs = 0;
  #phase: 'opening' | 'open' | 'ended' = 'opening';

  constructor({ makeTransport, timing, onEvent }: AmiSessionOptions) {
    this.#timing = timing;
    this.#onEvent = onEvent;
    this.#transport = makeTransport({
      onBlock: (block) => this.#take(block),
      onClose: (failure) => this.#end(failure),
    });
    this.#watch = new PingWatch({
      everyMs: timing.pingEveryMs,
      answerMs: timing.pingAnswerMs,
      ping: () => this.#transport.send({ Action: 'Ping', ActionID: this.#newId('ping') }),
      onSilence: (silentMs) => {
        this.#unheardMs = silentMs;
        this.close(new AmiLinkError('lost', `no message within ${timing.pingAnswerMs} ms of a ping`));
      },
    });
  }

  /** Resolves with the reason when an opened link has ended; never rejects. */
  get ended(): Promise<AmiLinkError> {
    return this.#ended.promise;
  }

  /** How long before its end the link was deaf already; 0 for one that was closed by a side. */
  get unheardMs(): number {
    return this.#unheardMs;
  }

  get isOpen(): boolean {
    return this.#phase === 'open';
  }

  get dropped(): DroppedInput {
    return this.#transport.dropped;
  }

  async open(): Promise<AmiPeer | AmiLinkError> {
    try {
      const peer = await this.#transport.open();
      if (this.#phase === 'ended') return await this.ended;
      this.#phase = 'open';
      this.#watch.start();
      return peer;
    } catch (error) {
      if (error instanceof AmiLinkError) return error;
      throw error;
    }
  }

  /** Rejects with `AmiUnansweredError`, or `AmiActionError` for an action that must not be sent. */
  async action(
    fields: AmiAction,
    { deadlineMs = this.#timing.actionMs, actionId = this.#newId('action') }: ActionOptions = {},
  ): Promise<AmiAnswer> {
    const id = this.#send(fields, actionId);
    return this.#pending.answerTo({ id, name: nameOf(fields), deadlineMs });
  }

  /** As `action`, for one that answers with a list of events. */
  async list(
    fields: AmiAction,
    { deadlineMs = this.#timing.listMs, maxRows = DEFAULT_MAX_ROWS }: ListOptions = {},
  ): Promise<AmiList> {
    const id = this.#send(fields, this.#newId('list'));
    return this.#pending.listOf({ id, name: nameOf(fields), deadlineMs }, maxRows);
  }

  close(failure: AmiLinkError): void {
    this.#transport.close(failure);
  }

  #send(fields: AmiAction, id: string): string {
    if (!this.isOpen) throw new AmiUnansweredError('not-connected', `${nameOf(fields)}: not connected`);
    this.#transport.send({ ...fields, ActionID: id });
    return id;
  }

  #newId(kind: 'action' | 'list' | 'ping'): string {
    return `${this.#idPrefix}-${kind}-${this.#nextId++}`;
  }

  #take(block: AmiBlock): void {
    this.#watch.heard();
    if (this.#pending.take(block) || block['event'] === undefined) return;
    // A row that comes after its list was given up is no event of its own.
    if (headerOf(block, 'actionid')?.startsWith(`${this.#idPrefix}-list-`) === true) return;
    this.#onEvent(block);
  }

  #end(failure: AmiLinkError): void {
    this.#phase = 'ended';
    this.#watch.stop();
    this.#pending.failAll('link-lost', failure.message);
    this.#ended.resolve(failure);
  }
}

const nameOf = (fields: AmiAction): string => String(fields['Action'] ?? 'action');
