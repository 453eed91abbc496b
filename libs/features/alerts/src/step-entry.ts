import type { AlertRule, Finding } from './alert-rules.ts';
import type { AlertEntry, OpenEntry } from './alert-state.ts';
import type { AlertSurroundings, SubjectFinding, Transition } from './transition.ts';

/** After its cause is over a consequence gets so long to end by itself. */
const graceMs = 5 * 60_000;
/** Something that got worse is told again, but not with each message more. */
const worseMs = 60 * 60_000;

interface EntryStep {
  /** Nothing more to remember if it is missing. */
  readonly entry?: AlertEntry;
  readonly transitions: readonly Omit<Transition, 'key' | 'kind' | 'subject'>[];
}

interface Look extends AlertSurroundings {
  readonly rule: AlertRule;
  readonly key: string;
  readonly at: number;
  readonly isConsequence: boolean;
}

/** One subject of one rule: what becomes of its entry. */
export function stepEntry(
  before: AlertEntry | undefined,
  look: Look & { readonly finding: SubjectFinding },
): EntryStep {
  const { finding } = look;
  switch (finding.state) {
    case 'gone':
      return before?.phase === 'open' ? { transitions: [ended('gone', before, false)] } : { transitions: [] };
    case 'unknown':
      return { entry: before, transitions: [] };
    case 'well':
      return whenWell(before, look);
    case 'wrong':
      return whenWrong(before, finding, look);
    default:
      throw new Error(`Unknown finding: ${String(finding satisfies never)}`);
  }
}

function whenWell(before: AlertEntry | undefined, look: Look): EntryStep {
  const { at, quietMs } = look;
  if (before?.phase !== 'open') return { entry: rest(before, at, quietMs), transitions: [] };
  const wellSince = before.wellSince ?? at;
  if (at - wellSince < look.rule.calmMs) return { entry: { ...before, wellSince }, transitions: [] };
  const isTold = before.told !== null && !look.muted.has(look.rule.kind);
  const lastToldAt = isTold ? at : before.lastToldAt;
  return {
    entry: lastToldAt === null ? undefined : { phase: 'resting', lastToldAt },
    transitions: [ended('recovered', before, isTold)],
  };
}

/** What is over is remembered for the quiet time. */
function rest(before: AlertEntry | undefined, at: number, quietMs: number): AlertEntry | undefined {
  const lastToldAt = before?.lastToldAt ?? null;
  return lastToldAt === null || at - lastToldAt >= quietMs ? undefined : { phase: 'resting', lastToldAt };
}

function whenWrong(before: AlertEntry | undefined, finding: Finding, look: Look): EntryStep {
  if (before?.phase === 'open') return stillWrong(before, finding, look);
  const { at, rule, limits } = look;
  const pending =
    before?.phase === 'pending'
      ? before
      : {
          since: finding.since,
          notBefore: finding.since + rule.holdMs(limits),
          lastToldAt: before?.lastToldAt ?? null,
        };
  const { since, lastToldAt } = pending;
  const notBefore = look.isConsequence ? Math.max(pending.notBefore, at + graceMs) : pending.notBefore;
  if (at < notBefore) return { entry: { phase: 'pending', since, notBefore, lastToldAt }, transitions: [] };
  const { facts, level = 0 } = finding;
  const open: OpenEntry = {
    phase: 'open',
    since,
    raisedAt: at,
    facts,
    level,
    told: null,
    wellSince: null,
    lastToldAt,
  };
  return told(open, 'raised', look);
}

function stillWrong(before: OpenEntry, { facts, level = 0 }: Finding, look: Look): EntryStep {
  const open: OpenEntry = { ...before, facts, level, wellSince: null };
  if (open.told === null) return told(open, 'reminded', look);
  const isWorse = level > open.told.level && look.at - open.told.at >= Math.max(look.quietMs, worseMs);
  return isWorse ? told(open, 'worse', look) : { entry: open, transitions: [] };
}

/** Told now if nothing speaks against it; what is kept back is told as soon as it may be, if it is still wrong then. */
function told(open: OpenEntry, type: 'raised' | 'reminded' | 'worse', look: Look): EntryStep {
  const { at, quietMs, muted, rule, acknowledged, key } = look;
  const isQuiet = open.lastToldAt !== null && at - open.lastToldAt < quietMs;
  const isTold = !isQuiet && !muted.has(rule.kind) && !acknowledged.has(key);
  const { since, facts } = open;
  const entry = isTold ? { ...open, told: { at, level: open.level }, lastToldAt: at } : open;
  const isNews = isTold || type === 'raised';
  return { entry, transitions: isNews ? [{ type, since, facts, isTold }] : [] };
}

function ended(type: 'recovered' | 'gone', { since, facts }: OpenEntry, isTold: boolean) {
  return { type, since, facts, isTold };
}
