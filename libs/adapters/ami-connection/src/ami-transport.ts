import type { AmiAction, AmiBlock } from '@planfix-asterisk/ami';
import type { AmiNodeSettings } from '@planfix-asterisk/contracts';
import type { AmiLinkError } from './ami-link-error.ts';

export interface AmiPeer {
  /** From the greeting, e.g. `5.0.4`; null where the transport does not see it. */
  readonly amiVersion: string | null;
}

export interface AmiTransportListener {
  /** Every message but the answers to the login; may be called before `open` has settled. */
  onBlock(block: AmiBlock): void;
  /** The link ended after `open` had succeeded. Called once. */
  onClose(failure: AmiLinkError): void;
}

/** What a link brought and nobody heard: messages over a limit, lines that are no header. */
export interface DroppedInput {
  readonly oversizedMessages: number;
  readonly garbageLines: number;
}

/** One TCP connection: opened once, logged in, closed; a new link is a new instance, so nothing old can leak into it. */
export interface AmiTransport {
  readonly dropped: DroppedInput;
  /** Connects and logs in; rejects with `AmiLinkError`, by its own deadline at the latest. */
  open(): Promise<AmiPeer>;
  /** Throws `AmiActionError` for an action that must not be sent; does nothing once the link is closed. */
  send(action: AmiAction): void;
  /** Destroys the socket at once. */
  close(failure: AmiLinkError): void;
}

export interface AmiTransportOptions {
  readonly node: AmiNodeSettings;
  readonly listener: AmiTransportListener;
  readonly openMs: number;
  /** PEM of the authority that signed the PBX's certificate, beside those the machine trusts. */
  readonly tlsCa?: string;
}
