import { headerOf, type AmiBlock } from '@planfix-asterisk/ami';
import { AmiUnansweredError } from './ami-link-error.ts';
import type { AmiSession } from './ami-session.ts';
import type { AmiAnswer, AmiList } from './pending-actions.ts';

/** `call` calls, `agent` queues, `dialplan` variables, `cdr` records, `system` restarts: all the rest is noise to us. */
const EVENT_MASK = 'call,agent,dialplan,cdr,system';

export interface Snapshot {
  readonly channels: readonly AmiBlock[];
  /** Why `channels` cannot be relied on; null when it is all there is. */
  readonly fault: string | null;
  /** Asterisk's own version, e.g. `16.28.0`; null when the user may not ask. */
  readonly version: string | null;
}

/** Asks for what is needed right after a login, all at once so that events wait as short as can be. */
export async function takeSnapshot(session: AmiSession, deadlineMs: number): Promise<Snapshot> {
  const [list, , settings] = await Promise.all([
    session.list({ Action: 'CoreShowChannels' }, { deadlineMs }).catch(asRefusal),
    session.action({ Action: 'Events', EventMask: EVENT_MASK }).catch(asRefusal),
    session.action({ Action: 'CoreSettings' }).catch(asRefusal),
  ]);
  return {
    channels: list.rows,
    fault: list.ok ? null : list.message,
    version: settings.ok ? (headerOf(settings.block, 'asteriskversion') ?? null) : null,
  };
}

function asRefusal(error: unknown): AmiList & AmiAnswer {
  if (!(error instanceof AmiUnansweredError)) throw error;
  return { ok: false, message: error.message, block: {}, rows: [] };
}
