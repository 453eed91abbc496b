import { unseenGiveUpMs } from './call-policy.ts';
import type { Channel } from './graph.ts';
import { endUnheard } from './reconcile.ts';
import type { Telling } from './telling.ts';
import { callsOf } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/** The link is back without a list of what lives: all that was known may have ended, and will be heard of if it has not. */
export function expectWord(state: TrackerState, at: number): Channel[] {
  const { lostAt = at } = state;
  state.lostAt = undefined;
  const live = liveChannels(state);
  for (const channel of live) channel.isUnseen = true;
  if (live.length > 0) state.unseen ??= { lostAt, giveUpAt: at + unseenGiveUpMs };
  return [];
}

/** A word about one channel is a word about all of its call. */
export function heardOf(state: TrackerState, channel: Channel): void {
  for (const call of callsOf(state, [channel])) {
    for (const id of call.channels) {
      const other = state.graph.channels.get(id);
      if (other) other.isUnseen = undefined;
    }
  }
}

export function isGivingUp({ unseen }: TrackerState, at: number): boolean {
  return unseen !== undefined && at >= unseen.giveUpAt;
}

/** Those of which nothing was heard in all that time ended unheard. */
export function giveUpUnseen(state: TrackerState, telling: Telling): Channel[] {
  if (!isGivingUp(state, telling.at)) return [];
  state.unseen = undefined;
  return endUnheard(
    state,
    telling,
    liveChannels(state).filter(({ isUnseen }) => isUnseen === true),
  );
}

function liveChannels({ graph }: TrackerState): Channel[] {
  return [...graph.channels.values()].filter(({ endedAt }) => endedAt === undefined);
}
