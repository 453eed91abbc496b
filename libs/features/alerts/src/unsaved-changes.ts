import { isDeepStrictEqual } from 'node:util';
import type { AlertFacts } from '@planfix-asterisk/contracts';
import type { AlertChanges, AlertSubject } from '@planfix-asterisk/storage';
import { partsOf } from './alert-state.ts';
import type { AlertState } from './alert-state.ts';
import type { Transition } from './transition.ts';

type Pending = Pick<AlertChanges, 'raised' | 'changed' | 'ended'>;

/** People look at the numbers of an open alert now and then; that is no reason to write each of them. */
const factsEveryMs = 60_000;

/** What the log of alerts does not hold yet. */
export class UnsavedChanges {
  #pending: Pending = { raised: [], changed: [], ended: [] };
  #facts = new Map<string, AlertFacts>();
  #factsSavedAt = 0;
  #hasFailed = false;

  note(transitions: readonly Transition[], state: AlertState, at: number): void {
    const raised = transitions.filter(({ type }) => type === 'raised');
    const ended = transitions.filter(({ type }) => type === 'recovered' || type === 'gone');
    this.#pending = {
      raised: [
        ...this.#pending.raised,
        ...raised.map(({ kind, subject, since, facts }) => ({ kind, subject, since, facts })),
      ],
      ended: [...this.#pending.ended, ...ended.map(({ kind, subject }) => ({ kind, subject }))],
      changed: at - this.#factsSavedAt >= factsEveryMs ? this.#newFacts(state) : this.#pending.changed,
    };
  }

  isWorthSaving(at: number): boolean {
    const { raised, ended, changed } = this.#pending;
    if (changed.length > 0) this.#factsSavedAt = at;
    return this.#hasFailed || raised.length + ended.length + changed.length > 0;
  }

  take(): Pending {
    const pending = this.#pending;
    this.#pending = { raised: [], changed: [], ended: [] };
    this.#hasFailed = false;
    return pending;
  }

  putBack({ raised, changed, ended }: Pending): void {
    this.#pending = {
      raised: [...raised, ...this.#pending.raised],
      changed: [...changed, ...this.#pending.changed],
      ended: [...ended, ...this.#pending.ended],
    };
    this.#hasFailed = true;
  }

  #newFacts(state: AlertState): (AlertSubject & { facts: AlertFacts })[] {
    const before = this.#facts;
    this.#facts = new Map();
    return Object.entries(state).flatMap(([key, entry]) => {
      const parts = partsOf(key);
      if (entry.phase !== 'open' || parts === undefined) return [];
      this.#facts.set(key, entry.facts);
      return isDeepStrictEqual(before.get(key), entry.facts) ? [] : [{ ...parts, facts: entry.facts }];
    });
  }
}
