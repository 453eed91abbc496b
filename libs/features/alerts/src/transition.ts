import type { AlertFacts, AlertKind, AlertLimits } from '@planfix-asterisk/contracts';
import type { Finding } from './alert-rules.ts';

export interface AlertSurroundings {
  readonly limits: AlertLimits;
  /** Least time between two messages about the same thing. */
  readonly quietMs: number;
  readonly muted: ReadonlySet<AlertKind>;
  /** Keys of open alerts that somebody looks after: nothing is added to them. */
  readonly acknowledged: ReadonlySet<string>;
}

/** A change of one alert. `isTold`: it is worth a message; the others are for the log only. */
export interface Transition {
  readonly type: 'raised' | 'worse' | 'reminded' | 'recovered' | 'gone';
  readonly key: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly since: number;
  readonly facts: AlertFacts;
  readonly isTold: boolean;
}

export type SubjectFinding = Finding | { readonly subject: string; readonly state: 'gone' };
