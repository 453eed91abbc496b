import type { ExpectedCall } from '@planfix-asterisk/testing';
import type { Lab } from '../lab/lab.ts';

export type Scenario = {
  readonly name: string;
  readonly title: string;
  /** Extensions and groups it occupies. Scenarios that share none may be played side by side: each has a client number of its own. */
  readonly needs: readonly string[];
  /** What PlanFix must hear; empty: nothing. Talk times leave a second for a busy machine: the rounding has tests of its own. */
  readonly expected: readonly ExpectedCall[];
  /** Plays the calls; settles when all of them are over. */
  readonly play: (lab: Lab) => Promise<void>;
};
