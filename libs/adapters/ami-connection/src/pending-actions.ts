import { headerOf, type AmiBlock } from '@planfix-asterisk/ami';
import { isAnswer } from './is-answer.ts';
import { AmiUnansweredError, type AmiActionFailure } from './ami-link-error.ts';

export interface AmiAnswer {
  /** `false`: Asterisk refused and `message` says why. */
  readonly ok: boolean;
  readonly message: string;
  readonly block: AmiBlock;
}

export interface AmiList extends AmiAnswer {
  /** Empty unless `ok`: half a list is none. */
  readonly rows: readonly AmiBlock[];
}

/** An action sent and not answered yet. */
interface Pending {
  take(block: AmiBlock): 'not-mine' | 'more-to-come' | 'done';
  fail(error: AmiUnansweredError): void;
}

interface Asked {
  readonly id: string;
  readonly name: string;
  readonly deadlineMs: number;
}

/** Actions that wait for their answers, by ActionID. */
export class PendingActions {
  readonly #pending = new Map<string, Pending & { readonly deadline: NodeJS.Timeout }>();

  answerTo(asked: Asked): Promise<AmiAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<AmiAnswer>();
    const take: Pending['take'] = (block) => {
      if (!isAnswer(block)) return 'not-mine';
      resolve(answerOf(block));
      return 'done';
    };
    this.#add(asked, { take, fail: reject });
    return promise;
  }

  /** Collects the rows of a list action up to `EventList: Complete`. */
  listOf(asked: Asked, maxRows: number): Promise<AmiList> {
    const { promise, resolve, reject } = Promise.withResolvers<AmiList>();
    const rows: AmiBlock[] = [];
    const end = (list: AmiList): 'done' => {
      resolve(list);
      return 'done';
    };
    const take: Pending['take'] = (block) => {
      const answer = answerOf(block);
      if (!answer.ok) return end({ ...answer, rows: [] });
      if (isAnswer(block)) return 'more-to-come';
      const mark = headerOf(block, 'eventlist')?.toLowerCase();
      if (mark === 'complete') return end({ ...answer, rows });
      const fault = mark === 'cancelled' ? 'Asterisk cancelled the list' : `more than ${maxRows} rows`;
      if (mark === 'cancelled' || rows.length === maxRows) {
        return end({ ok: false, message: fault, block, rows: [] });
      }
      rows.push(block);
      return 'more-to-come';
    };
    this.#add(asked, { take, fail: reject });
    return promise;
  }

  /** Whether the message belonged to an action. */
  take(block: AmiBlock): boolean {
    const id = headerOf(block, 'actionid') ?? '';
    const taken = this.#pending.get(id)?.take(block) ?? 'not-mine';
    if (taken === 'done') this.#remove(id);
    return taken !== 'not-mine';
  }

  failAll(failure: AmiActionFailure, detail: string): void {
    for (const id of [...this.#pending.keys()]) {
      this.#remove(id)?.fail(new AmiUnansweredError(failure, detail));
    }
  }

  #add({ id, name, deadlineMs }: Asked, pending: Pending): void {
    const deadline = setTimeout(() => {
      const detail = `${name}: no answer within ${deadlineMs} ms`;
      this.#remove(id)?.fail(new AmiUnansweredError('deadline', detail));
    }, deadlineMs);
    this.#pending.set(id, { ...pending, deadline });
  }

  #remove(id: string): Pending | undefined {
    const pending = this.#pending.get(id);
    clearTimeout(pending?.deadline);
    this.#pending.delete(id);
    return pending;
  }
}

function answerOf(block: AmiBlock): AmiAnswer {
  // `Follows` and `Goodbye` are answers too; only Error is a refusal.
  const ok = headerOf(block, 'response')?.toLowerCase() !== 'error';
  return { ok, message: headerOf(block, 'message') ?? '', block };
}
