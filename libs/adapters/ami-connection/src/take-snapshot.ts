import { AmiActionError, headerOf, type AmiAction, type AmiBlock } from '@planfix-asterisk/ami';
import { AmiUnansweredError } from './ami-link-error.ts';
import type { AmiListener } from './ami-listener.ts';
import type { AmiSession } from './ami-session.ts';
import type { AllowedActions } from './needed-rights.ts';
import type { AmiAnswer, AmiList } from './pending-actions.ts';

/** `call` calls, `agent` queues, `dialplan` variables, `cdr` records, `system` restarts: all the rest is noise to us. */
const EVENT_MASK = 'call,agent,dialplan,cdr,system';
/** Events wait meanwhile: what is nice to know is not waited for longer. */
const DETAILS_MS = 1_500;
/** Channels of which details are asked for; more would keep the events waiting. */
const MAX_ASKED = 400;

export interface Snapshot {
  readonly channels: readonly AmiBlock[];
  readonly bridges: readonly AmiBlock[];
  /** Why `channels` cannot be relied on; null when it is all there is. */
  readonly fault: string | null;
  /** Asterisk's own version, e.g. `16.28.0`; null when the user may not ask. */
  readonly version: string | null;
  readonly allowed: AllowedActions;
}

interface Wanted {
  readonly deadlineMs: number;
  readonly asksOf: AmiListener['asksOf'];
}

/** Asks for what is needed right after a login, all at once so that events wait as short as can be. */
export async function takeSnapshot(session: AmiSession, { deadlineMs, asksOf }: Wanted): Promise<Snapshot> {
  const ask = (fields: AmiAction) => session.action(fields, { deadlineMs }).catch(asRefusal);
  const [list, , settings, commands] = await Promise.all([
    session.list({ Action: 'CoreShowChannels' }, { deadlineMs }).catch(asRefusal),
    ask({ Action: 'Events', EventMask: EVENT_MASK }),
    ask({ Action: 'CoreSettings' }),
    ask({ Action: 'ListCommands' }),
  ]);
  const [channels, bridges] = await Promise.all([
    withVariables(session, list.rows, asksOf),
    list.rows.length === 0 ? [] : bridgesOf(session),
  ]);
  return {
    channels,
    bridges,
    fault: list.ok ? null : list.message,
    version: settings.ok ? (headerOf(settings.block, 'asteriskversion') ?? null) : null,
    allowed: commands.ok ? commands.block : undefined,
  };
}

async function bridgesOf(session: AmiSession): Promise<readonly AmiBlock[]> {
  const list = await session.list({ Action: 'BridgeList' }, { deadlineMs: DETAILS_MS }).catch(asRefusal);
  return list.rows;
}

/** The rows; to some of them variables are added, as far as Asterisk tells them. */
async function withVariables(
  session: AmiSession,
  rows: readonly AmiBlock[],
  asksOf: Wanted['asksOf'],
): Promise<readonly AmiBlock[]> {
  if (asksOf === undefined) return rows;
  let left = MAX_ASKED;
  const asked = rows.map(async (row) => {
    const wanted = Object.entries(asksOf(row));
    if (wanted.length === 0 || left === 0) return row;
    left -= 1;
    const found = wanted.map(async ([header, variable]) => {
      const fields = { Action: 'Getvar', Channel: headerOf(row, 'channel') ?? '', Variable: variable };
      const answer = await session.action(fields, { deadlineMs: DETAILS_MS }).catch(asRefusal);
      return [header, answer.ok ? (headerOf(answer.block, 'value') ?? '') : ''] as const;
    });
    return { ...row, ...Object.fromEntries(await Promise.all(found)) };
  });
  return Promise.all(asked);
}

function asRefusal(error: unknown): AmiList & AmiAnswer {
  if (!(error instanceof AmiUnansweredError || error instanceof AmiActionError)) throw error;
  return { ok: false, message: error.message, block: {}, rows: [] };
}
