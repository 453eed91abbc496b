import type { AmiAction } from '@planfix-asterisk/ami';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import { AmiLinkError, AmiUnansweredError } from './ami-link-error.ts';
import { AmiSession, type ActionOptions, type ListOptions } from './ami-session.ts';
import { defaultTiming } from './ami-timing.ts';
import { makeTransport } from './make-transport.ts';
import type { AmiAnswer, AmiList } from './pending-actions.ts';

/** A link to ask the PBX something; it hears no events. */
export interface AmiLink {
  action(fields: AmiAction, options?: ActionOptions): Promise<AmiAnswer>;
  list(fields: AmiAction, options?: ListOptions): Promise<AmiList>;
}

/** A link of its own for some questions, closed afterwards; it needs no node that is saved. Resolves with the reason when there is none. */
export async function withAmiLink<Result>(
  node: AmiNodeSettings,
  use: (link: AmiLink) => Promise<Result>,
): Promise<Result | AmiLinkError> {
  const session = new AmiSession({
    makeTransport: (listener) => makeTransport({ node, listener, openMs: defaultTiming.openMs }),
    timing: defaultTiming,
    onEvent: () => undefined,
  });
  const peer = await session.open();
  if (peer instanceof AmiLinkError) return masked(peer, node.secret);
  try {
    await session.action({ Action: 'Events', EventMask: 'off' });
    return await use(session);
  } catch (error) {
    if (error instanceof AmiUnansweredError) return new AmiLinkError('lost', error.message);
    throw error;
  } finally {
    session.close(new AmiLinkError('lost', 'done'));
  }
}

/** A peer may say back what it was sent. */
function masked(failure: AmiLinkError, secret: string): AmiLinkError {
  return new AmiLinkError(failure.reason, failure.message.replaceAll(secret, '***'), {
    cause: failure.cause,
  });
}
