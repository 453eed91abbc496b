import type { AmiBlock } from '@planfix-asterisk/ami';
import type { NodeStatus } from '@planfix-asterisk/contracts';

/** Structured log in pino's order; it never gets a secret or the headers of a message. */
export interface AmiLog {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** What is alive at the start of a link. */
export interface AmiSnapshot {
  /** Rows of `CoreShowChannels`; beside some stand the variables the listener asked for. */
  readonly channels: readonly AmiBlock[];
  /** `false`: Asterisk did not list them (a right is missing), so that a channel's absence proves nothing. */
  readonly isComplete: boolean;
  /** Rows of `BridgeList`; empty where Asterisk did not give them. */
  readonly bridges: readonly AmiBlock[];
  /** When the list was asked for; no event told afterwards is older. */
  readonly at: number;
}

/**
 * What a connection tells. On each link first `onReady`, then every event that came since the login (those that arrived
 * while the snapshot was made as well, so some are already in it), in order; at the end `onLost`. Events of a link
 * that is lost before `onReady` are dropped: the next link's snapshot covers them.
 */
export interface AmiListener {
  /** What to ask of a live channel beside its row: header name -> channel variable. */
  readonly asksOf?: ((row: AmiBlock) => Readonly<Record<string, string>>) | undefined;
  onReady(snapshot: AmiSnapshot): void;
  /** An event; `receivedAt` is when it arrived. Answers and rows of actions do not come here. */
  onBlock(block: AmiBlock, receivedAt: number): void;
  /** Once for each `onReady`, also at `stop`; `at` is the last moment up to which everything was heard. */
  onLost(at: number): void;
  onStatus(status: NodeStatus): void;
}

export const silentLog: AmiLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A listener whose faults are logged and do not break the reading of the link they came from. */
export function guardedListener(listener: AmiListener, log: AmiLog): AmiListener {
  const guarded = (call: string, run: () => void): void => {
    try {
      run();
    } catch (err) {
      log.error({ err, call }, 'ami.listener-failed');
    }
  };
  return {
    asksOf: listener.asksOf,
    onReady: (snapshot) => guarded('onReady', () => listener.onReady(snapshot)),
    onBlock: (block, receivedAt) => guarded('onBlock', () => listener.onBlock(block, receivedAt)),
    onLost: (at) => guarded('onLost', () => listener.onLost(at)),
    onStatus: (status) => guarded('onStatus', () => listener.onStatus(status)),
  };
}
