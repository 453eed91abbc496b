import { header, type AmiMessage } from '../ami/ami-message.ts';
import type { CallWatch } from './call-watch.ts';
import type { CallOptions, PlacedCall } from './lab.ts';
import { within } from './within.ts';
import type { World } from './world.ts';

const patienceMs = 30_000;
const longestCallMs = 60_000;

export type Placing = {
  readonly channel: string;
  readonly callerNumber: string;
  /** How the call's first channel shows up at the PBX. */
  readonly looksLike: (event: AmiMessage) => boolean;
};

/** Places a call in the world and finds it again on the PBX. */
export async function placeCall(
  { world, watch }: { readonly world: World; readonly watch: CallWatch },
  placing: Placing,
  options: CallOptions,
): Promise<PlacedCall> {
  const next = watch.nextCall(placing.looksLike);
  try {
    const id = await world.originate({
      channel: placing.channel,
      callerNumber: placing.callerNumber,
      steps: options.then,
      givesUpAfterMs: options.givesUpAfterMs ?? patienceMs,
    });
    const linkedid = await within(3_000, `${placing.channel} to reach the PBX`, next.root);
    return {
      linkedid,
      callerChannel: id,
      hangUp: () => world.hangUp(id),
      async ended() {
        await watch.ended(linkedid, longestCallMs);
        await world.isOver(id, 2_000);
      },
    };
  } finally {
    next.forget();
  }
}

export function comesFromOutside(from: string, did: string): (event: AmiMessage) => boolean {
  return (event) => header(event, 'CallerIDNum') === from && header(event, 'Exten') === did;
}

export function comesFromPhone(extension: string, number: string): (event: AmiMessage) => boolean {
  return (event) =>
    header(event, 'Channel').startsWith(`PJSIP/${extension}-`) && header(event, 'Exten') === number;
}
