import type { CallEvent, CallNote, CallStep, CallSummary } from '@planfix-asterisk/calls';

export interface Output {
  readonly events: readonly CallEvent[];
  readonly notes: readonly CallNote[];
  readonly steps: readonly CallStep[];
  readonly calls: readonly CallSummary[];
  /** Ids of calls whose stored state is to be written anew. */
  readonly changed: readonly string[];
}

/** What the journal has not taken yet, in the order of its facts, within a limit. */
export class WaitingOutputs {
  readonly #limit: number;
  #events: readonly CallEvent[] = [];
  #notes: readonly CallNote[] = [];
  #steps: readonly CallStep[] = [];
  /** Last word per call. */
  #calls = new Map<string, CallSummary>();
  #changed = new Set<string>();
  #dropped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get messages(): number {
    return this.#events.length;
  }

  /** Messages given up since the start because there were too many. */
  get dropped(): number {
    return this.#dropped;
  }

  get isEmpty(): boolean {
    const rows = this.#events.length + this.#notes.length + this.#steps.length;
    return rows + this.#calls.size + this.#changed.size === 0;
  }

  add(output: Output): void {
    const { events, notes, steps, calls, changed } = output;
    // Most facts change a call and say nothing: they come hundreds of times a second.
    if (events.length + notes.length + steps.length + calls.length > 0) this.#join(this.#all(), output);
    else for (const callId of changed) this.#changed.add(callId);
  }

  /** What was taken and could not be written goes back before all that came since. */
  putBack(output: Output): void {
    this.#join(output, this.#all());
  }

  takeAll(): Output {
    const all = this.#all();
    this.#events = [];
    this.#notes = [];
    this.#steps = [];
    this.#calls = new Map();
    this.#changed = new Set();
    return all;
  }

  #all(): Output {
    const calls = [...this.#calls.values()];
    return {
      events: this.#events,
      notes: this.#notes,
      steps: this.#steps,
      calls,
      changed: [...this.#changed],
    };
  }

  #join(earlier: Output, later: Output): void {
    const events = [...earlier.events, ...later.events];
    const surplus = Math.max(events.length - this.#limit, 0);
    this.#dropped += surplus;
    this.#events = withoutSurplus(events, surplus);
    this.#notes = [...earlier.notes, ...later.notes].slice(-this.#limit);
    this.#steps = [...earlier.steps, ...later.steps].slice(-this.#limit);
    const calls = [...earlier.calls, ...later.calls].map((call) => [call.callId, call] as const);
    this.#calls = new Map([...new Map(calls)].slice(-this.#limit));
    this.#changed = new Set([...earlier.changed, ...later.changed]);
  }
}

/** Leaves out the given number of messages: the oldest pop-ups first, since they are stale anyway, then the oldest of all. */
function withoutSurplus(events: readonly CallEvent[], surplus: number): readonly CallEvent[] {
  if (surplus === 0) return events;
  let left = surplus;
  const kept = events.filter((event) => {
    if (left === 0 || event.kind === 'completed') return true;
    left -= 1;
    return false;
  });
  return kept.slice(left);
}
