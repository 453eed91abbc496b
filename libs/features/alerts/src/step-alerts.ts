import type { AlertKind } from '@planfix-asterisk/contracts';
import { alertRules } from './alert-rules.ts';
import type { AlertRule, Finding } from './alert-rules.ts';
import { keyOf, partsOf } from './alert-state.ts';
import type { AlertEntry, AlertState } from './alert-state.ts';
import type { Observation } from './observation.ts';
import { stepEntry } from './step-entry.ts';
import type { AlertSurroundings, SubjectFinding, Transition } from './transition.ts';

export interface AlertStep {
  readonly state: AlertState;
  readonly transitions: readonly Transition[];
}

/** The whole thinking of the alerts: (state, what is seen) -> (state, what changed). No clock, no I/O. */
export function stepAlerts(
  before: AlertState,
  observation: Observation,
  surroundings: AlertSurroundings,
): AlertStep {
  const state: Record<string, AlertEntry> = {};
  const transitions: Transition[] = [];
  for (const rule of alertRules) {
    const findings = withGone(before, rule, rule.find(observation, surroundings.limits));
    const isConsequence = isOpen(state, rule.causes);
    for (const finding of findings) {
      const key = keyOf(rule.kind, finding.subject);
      const step = stepEntry(before[key], {
        rule,
        finding,
        key,
        isConsequence,
        at: observation.at,
        ...surroundings,
      });
      if (step.entry !== undefined) state[key] = step.entry;
      transitions.push(
        ...step.transitions.map((one) => ({ ...one, key, kind: rule.kind, subject: finding.subject })),
      );
    }
  }
  return { state, transitions };
}

/** A PBX node that was taken out of the settings is neither wrong nor well. */
function withGone(before: AlertState, rule: AlertRule, findings: readonly Finding[]): SubjectFinding[] {
  const found = new Set(findings.map(({ subject }) => subject));
  const gone = Object.keys(before)
    .map(partsOf)
    .filter((parts) => parts !== undefined)
    .filter(({ kind, subject }) => kind === rule.kind && !found.has(subject))
    .map(({ subject }) => ({ subject, state: 'gone' }) as const);
  return [...findings, ...gone];
}

function isOpen(state: AlertState, kinds: readonly AlertKind[]): boolean {
  return Object.entries(state).some(
    ([key, { phase }]) => phase === 'open' && kinds.some((kind) => kind === partsOf(key)?.kind),
  );
}
