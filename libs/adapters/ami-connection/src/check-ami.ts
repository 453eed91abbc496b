import { headerOf } from '@planfix-asterisk/ami';
import type { AmiNodeSettings, PbxCheck } from '@planfix-asterisk/contracts';
import { systemClock, type Clock } from '@planfix-asterisk/runtime';
import { AmiLinkError, AmiUnansweredError } from './ami-link-error.ts';
import { AmiSession } from './ami-session.ts';
import { defaultTiming, type AmiTiming } from './ami-timing.ts';
import type { AmiPeer } from './ami-transport.ts';
import { makeTransport } from './make-transport.ts';
import { addressOf } from './node-status.ts';
import { RightsWatch } from './rights-watch.ts';
import { takeSnapshot } from './take-snapshot.ts';

export interface AmiCheckOptions {
  readonly timing?: Partial<AmiTiming>;
  readonly clock?: Clock;
  readonly tlsCa?: string;
}

type Found = Omit<PbxCheck, 'address' | 'tookMs'>;

/** Somebody waits for it: half the time that a link of its own may take. */
const checkTiming: Partial<AmiTiming> = { actionMs: 4_000, listMs: 4_000 };

/** Logs in once, asks what harms nobody, and leaves. Never throws; takes `openMs` and twice `actionMs` at most. */
export async function checkAmi(node: AmiNodeSettings, options: AmiCheckOptions = {}): Promise<PbxCheck> {
  const startedAt = performance.now();
  const timing = { ...defaultTiming, ...checkTiming, ...options.timing };
  const session = new AmiSession({
    makeTransport: (listener) =>
      makeTransport({ node, listener, openMs: timing.openMs, tlsCa: options.tlsCa }),
    timing,
    onEvent: (block) => rights.hear(block),
  });
  const rights = new RightsWatch();
  const peer = await session.open();
  const { clock = systemClock } = options;
  const outcome =
    peer instanceof AmiLinkError ? peer : await lookAround({ session, peer, rights, timing, clock });
  const found = outcome instanceof AmiLinkError ? failed(outcome, node) : outcome;
  session.close(new AmiLinkError('lost', 'the check is over'));
  return { ...found, address: addressOf(node), tookMs: Math.round(performance.now() - startedAt) };
}

interface LoggedIn {
  readonly session: AmiSession;
  readonly peer: AmiPeer;
  readonly rights: RightsWatch;
  readonly timing: AmiTiming;
  readonly clock: Clock;
}

async function lookAround({ session, peer, rights, timing, clock }: LoggedIn): Promise<Found | AmiLinkError> {
  const { channels, fault, version, allowed } = await takeSnapshot(session, {
    deadlineMs: timing.actionMs,
    asksOf: undefined,
  });
  const ahead = await clockAheadMs(session, clock);
  if (!session.isOpen) return session.ended;
  rights.begin(allowed, channels);
  return {
    reason: 'ok',
    detail: null,
    version: version ?? (peer.amiVersion === null ? null : `AMI ${peer.amiVersion}`),
    rights: rights.rights,
    channels: fault === null ? channels.length : null,
    clockAheadMs: ahead,
  };
}

/** By the time stamp of a pong, which no right is needed for. Half of the way there and back is taken off. */
async function clockAheadMs(session: AmiSession, clock: Clock): Promise<number | null> {
  const askedAt = clock.now();
  try {
    const { block } = await session.action({ Action: 'Ping' });
    const seconds = Number(headerOf(block, 'timestamp') ?? Number.NaN);
    return Number.isFinite(seconds) ? Math.round(seconds * 1000 - (askedAt + clock.now()) / 2) : null;
  } catch (error) {
    if (error instanceof AmiUnansweredError) return null;
    throw error;
  }
}

function failed({ reason, message }: AmiLinkError, { secret }: AmiNodeSettings): Found {
  const detail = message.replaceAll(secret, '***');
  return { reason, detail, version: null, rights: null, channels: null, clockAheadMs: null };
}
