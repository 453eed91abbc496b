import type { AmiBlock } from '@planfix-asterisk/ami';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { AmiLinkError } from './ami-link-error.ts';
import { AmiSession } from './ami-session.ts';
import { defaultTiming } from './ami-timing.ts';
import { makeTransport } from './make-transport.ts';

export interface AmiEar {
  /** Resolves when the link is over, with the reason; never rejects. */
  readonly ended: Promise<AmiLinkError>;
  close(): void;
}

/** A link of its own that only hears events; the one that follows the calls is not touched. */
export async function listenToAmi(
  node: AmiNodeSettings,
  onEvent: (block: AmiBlock) => void,
): Promise<AmiEar | AmiLinkError> {
  const session = new AmiSession({
    makeTransport: (listener) => makeTransport({ node, listener, openMs: defaultTiming.openMs }),
    timing: defaultTiming,
    onEvent,
  });
  const peer = await session.open();
  if (peer instanceof AmiLinkError)
    return new AmiLinkError(peer.reason, peer.message.replaceAll(node.secret, '***'));
  return { ended: session.ended, close: () => session.close(new AmiLinkError('lost', 'heard enough')) };
}
