import type { Fields } from './contract-check.ts';

/** An employee's pop-up in PlanFix. */
export interface CallWindow {
  readonly callid: string;
  readonly ext: string;
  readonly type: string;
  readonly phone: string;
  readonly diversion: string;
  readonly since: number;
  readonly phase: 'ringing' | 'talking' | 'closed';
  /** Of the COMPLETED that closed it. */
  readonly status?: string;
  readonly duration?: string;
}

const stable = ['type', 'phone', 'diversion'] as const;

/**
 * Watches the windows of each call and employee. After a fault the order cannot be judged strictly any more: pop-ups
 * that PlanFix could not take expire, and their ACCEPTED or COMPLETED come alone. Such windows are excused.
 */
export class CallOrder {
  readonly #windows = new Map<string, CallWindow>();
  readonly #calls = new Map<string, Fields>();
  readonly #excused = new Set<string>();
  /** Calls of which a result was the first word: they are told from the PBX's records, results alone (rule 28). */
  readonly #afterwards = new Set<string>();
  #isUnseenExcused = false;

  get windows(): readonly CallWindow[] {
    return [...this.#windows.values()];
  }

  /** What is out of order about an event; nothing when it fits, and then the windows have changed. */
  take(fields: Fields, at: number): string | undefined {
    const violation = this.#changedIdentity(fields) ?? this.#outOfOrder(fields);
    if (violation === undefined) this.#apply(fields, at);
    return violation;
  }

  /** PlanFix did not take this message, or was away when others would have come. */
  excuse(fields?: Fields): void {
    this.#isUnseenExcused = true;
    if (fields?.callid !== undefined) this.#excused.add(keyOf(fields));
  }

  #changedIdentity(fields: Fields): string | undefined {
    const { callid = '' } = fields;
    const first = this.#calls.get(callid);
    const changed = stable.find((name) => first !== undefined && first[name] !== fields[name]);
    if (changed === undefined) return undefined;
    return `${changed} of call ${callid} changed from "${first?.[changed] ?? ''}" to "${fields[changed] ?? ''}"`;
  }

  #outOfOrder({ callid, ext, event = '', status }: Fields): string | undefined {
    const key = keyOf({ callid, ext });
    const window = this.#windows.get(key);
    if (this.#excused.has(key) || (window === undefined && this.#isUnseenExcused)) return undefined;
    const isOpen = window !== undefined && window.phase !== 'closed';
    if (event === 'ACCEPTED' && window?.phase === 'talking') return `ACCEPTED twice for ${key}`;
    if (event === 'ACCEPTED') return isOpen ? undefined : `ACCEPTED without an open window for ${key}`;
    if (event !== 'COMPLETED') return isOpen ? `${event} for the open window of ${key}` : undefined;
    if (isOpen) return undefined;
    // A missed call may come alone; and it may follow the Cancelled of a phone that stopped ringing before the end.
    const mayFollow = window === undefined || window.status === 'Cancelled';
    if (status === 'Missed' && mayFollow) return undefined;
    if (window === undefined && status !== 'Cancelled' && this.#isToldAfterwards(callid)) return undefined;
    return window === undefined
      ? `COMPLETED ${status ?? ''} never opened: ${key}`
      : `COMPLETED twice for ${key}`;
  }

  #isToldAfterwards(callid = ''): boolean {
    return this.#afterwards.has(callid) || !this.#calls.has(callid);
  }

  #apply(fields: Fields, at: number): void {
    const { callid = '', ext = '', type = '', phone = '', diversion = '', event } = fields;
    const key = keyOf(fields);
    if (event === 'COMPLETED' && !this.#calls.has(callid)) this.#afterwards.add(callid);
    if (!this.#calls.has(callid)) this.#calls.set(callid, { type, phone, diversion });
    const opened = event === 'INCOMING' || event === 'OUTGOING' ? undefined : this.#windows.get(key);
    const window = opened ?? { callid, ext, type, phone, diversion, since: at };
    if (event === 'COMPLETED') {
      const { status, duration } = fields;
      this.#windows.set(key, { ...window, phase: 'closed', status, duration });
      return;
    }
    this.#windows.set(key, { ...window, phase: event === 'ACCEPTED' ? 'talking' : 'ringing' });
  }
}

function keyOf({ callid = '', ext = '' }: { readonly callid?: string; readonly ext?: string }): string {
  return `employee ${ext} in call ${callid}`;
}
