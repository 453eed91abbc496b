import type { AlertFacts, AlertKind, AlertLimits } from '@planfix-asterisk/contracts';
import type { Observation } from './observation.ts';

/** How it stands with one subject (a PBX node; else ''). */
export interface Finding {
  readonly subject: string;
  readonly state: 'wrong' | 'well' | 'unknown';
  /** Since when it has been wrong. */
  readonly since: number;
  readonly facts: AlertFacts;
  /** Where worse is worth another message: how bad it is. */
  readonly level?: number;
}

export interface AlertRule {
  readonly kind: AlertKind;
  /** So long it must have been wrong before it is told. */
  readonly holdMs: (limits: AlertLimits) => number;
  /** So long it must have been well again: what comes and goes is told once. */
  readonly calmMs: number;
  /** While one of these is open, this one is its consequence and not told. */
  readonly causes: readonly AlertKind[];
  readonly find: (observation: Observation, limits: AlertLimits) => readonly Finding[];
}

const second = 1_000;
const minute = 60 * second;
const megabyte = 1024 * 1024;
/** Of fewer pop-ups one late one says nothing. */
const fewestPopups = 20;
/** Space must grow by so much beyond the limit before it counts as enough. */
const spaceMargin = 1.1;

const wrongIf = (
  isWrong: boolean,
  rest: Omit<Finding, 'subject' | 'state'> & { readonly subject?: string },
): Finding => ({ subject: '', state: isWrong ? 'wrong' : 'well', ...rest });
const unknown = (at: number): Finding => ({ subject: '', state: 'unknown', since: at, facts: {} });

/** Every kind of alert, causes before their consequences. A new one is a row here, in the contract and in the texts. */
export const alertRules: readonly AlertRule[] = [
  {
    kind: 'store',
    // A backup may hold the database for some seconds.
    holdMs: () => 10 * second,
    calmMs: 10 * second,
    causes: [],
    find: ({ at, store: { state, detail } }) => [
      wrongIf(state !== 'ok', { since: at, facts: { state, detail: detail ?? '' } }),
    ],
  },
  {
    kind: 'disk-space',
    holdMs: () => 0,
    calmMs: minute,
    causes: [],
    find: ({ at, freeBytes }, { freeSpaceMb }) => {
      if (freeBytes === null) return [unknown(at)];
      const facts = { freeMb: Math.floor(freeBytes / megabyte), limitMb: freeSpaceMb };
      if (freeBytes < freeSpaceMb * megabyte) return [wrongIf(true, { since: at, facts })];
      const isEnough = freeBytes >= freeSpaceMb * megabyte * spaceMargin;
      return [isEnough ? wrongIf(false, { since: at, facts }) : { ...unknown(at), facts }];
    },
  },
  {
    kind: 'token-refused',
    holdMs: () => 0,
    calmMs: 0,
    causes: [],
    find: ({ at, planfix: { state, since } }) =>
      // `unknown`: nothing was sent yet with the new token, or since the start.
      state === 'unknown'
        ? [unknown(at)]
        : [wrongIf(state === 'paused', { since: state === 'paused' ? (since ?? at) : at, facts: {} })],
  },
  {
    kind: 'pbx-down',
    holdMs: ({ pbxDownSeconds }) => pbxDownSeconds * second,
    calmMs: 15 * second,
    causes: [],
    find: ({ nodes }) =>
      nodes.map(({ name, state, since, reason, detail, address }) =>
        wrongIf(state !== 'connected', {
          subject: name,
          since,
          facts: { reason, detail: detail ?? reason, address },
        }),
      ),
  },
  {
    kind: 'oldest-waiting',
    holdMs: () => 0,
    calmMs: 30 * second,
    causes: ['store', 'token-refused'],
    find: ({ at, planfix, oldestResultAt }, { waitingMinutes }) => {
      // Before PlanFix is set up everything waits, and the dashboard says so.
      if (planfix.state === 'not-set-up' || oldestResultAt === 'none') {
        return [wrongIf(false, { since: at, facts: {} })];
      }
      if (oldestResultAt === null) return [unknown(at)];
      const ageMs = at - oldestResultAt;
      const facts = { minutes: Math.floor(ageMs / minute) };
      return [wrongIf(ageMs > waitingMinutes * minute, { since: oldestResultAt, facts })];
    },
  },
  {
    kind: 'failed',
    holdMs: () => 0,
    calmMs: 0,
    causes: [],
    find: ({ at, failed }) =>
      failed === null
        ? [unknown(at)]
        : [wrongIf(failed > 0, { since: at, facts: { count: failed }, level: failed })],
  },
  {
    kind: 'expired-share',
    holdMs: () => minute,
    calmMs: 5 * minute,
    causes: ['store', 'token-refused', 'oldest-waiting'],
    find: ({ at, planfix, popups: { delivered, expired } }, { expiredPercent }) => {
      const total = delivered + expired;
      if (planfix.state === 'not-set-up') return [wrongIf(false, { since: at, facts: {} })];
      if (total < fewestPopups) return [unknown(at)];
      const percent = Math.round((expired / total) * 1000) / 10;
      return [wrongIf(percent > expiredPercent, { since: at, facts: { percent, expired, total } })];
    },
  },
];
