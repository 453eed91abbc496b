import type { PlannedFault, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { pause } from './pause.ts';

interface Trouble {
  /** After the one before. */
  readonly afterMs: number;
  readonly fault: PlannedFault;
  readonly words: string;
}

const endOfCall: PlannedFault['when'] = ({ event }) => event === 'COMPLETED';

/** One round of a minute; then it begins again. */
const round: readonly Trouble[] = [
  {
    afterMs: 3_000,
    fault: { status: 400, body: '{"error":"Invalid parameters"}', times: 1, when: endOfCall },
    words: 'refuses the end of one call (400): it fails for good, send it again in the panel',
  },
  {
    afterMs: 12_000,
    fault: { status: 503, headers: { 'retry-after': '3' }, times: 6 },
    words: 'is overloaded (503) for the next 6 requests: they are retried',
  },
  {
    afterMs: 15_000,
    fault: { hang: true, times: 1 },
    words: 'does not answer one request: the others do not wait for it',
  },
  {
    afterMs: 10_000,
    fault: { status: 400, body: '{"error":"Invalid parameters"}', times: 1, when: endOfCall },
    words: 'refuses the end of another call (400)',
  },
  {
    afterMs: 10_000,
    fault: { html: true, times: 2 },
    words: 'shows a maintenance page instead of its answer, twice',
  },
  { afterMs: 10_000, fault: { reset: 'after-body', times: 1 }, words: 'breaks one connection' },
];

/** Lets PlanFix fail in all the ways a real one does, and says so, until `over`. */
export async function makeTrouble(planfix: SimulatedPlanfix, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    for (const trouble of round) await strike(planfix, trouble, over);
  }
}

async function strike(planfix: SimulatedPlanfix, { afterMs, fault, words }: Trouble, over: AbortSignal) {
  await pause(afterMs, over);
  if (over.aborted) return;
  planfix.fail(fault);
  console.log(`  ${new Date().toLocaleTimeString()}  PlanFix ${words}`);
}
