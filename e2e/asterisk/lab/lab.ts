import type { AmiAccess, AmiClient } from '../ami/ami-client.ts';
import type { AmiMessage } from '../ami/ami-message.ts';
import type { AsteriskVersion } from '../fetch/suites.ts';
import type { Step } from './step.ts';

export type Trunk = 'carrier-1' | 'carrier-2';

export type CallOptions = {
  /** What the caller does once the PBX has answered; then he hangs up. */
  readonly then: readonly Step[];
  /** Without an answer he hangs up after this time. */
  readonly givesUpAfterMs?: number;
};

export type Click = {
  readonly extension: string;
  /** What is rung first, e.g. `PJSIP/101` or `Local/101@from-internal`. */
  readonly channel: string;
  readonly number: string;
};

export type PlacedCall = {
  /** The Linkedid the call was born with on the PBX. */
  readonly linkedid: string;
  /** The caller's channel in the world; empty where the PBX itself rang first. */
  readonly callerChannel: string;
  hangUp(): Promise<void>;
  /** Settles when no channel of the call is left on the PBX. */
  ended(): Promise<void>;
};

export type Phone = {
  /** What the phone does when it is rung, until it is told otherwise. Nothing: it rings for ever. */
  will(...steps: readonly Step[]): Promise<void>;
  calls(number: string, options: CallOptions): Promise<PlacedCall>;
  isRung(): Promise<void>;
  hangsUp(): Promise<void>;
  /** The transfer button of a desk phone: joins the caller who rang it with the one it has called meanwhile. */
  handsOver(to: PlacedCall): Promise<void>;
};

export type Lab = {
  readonly version: AsteriskVersion;
  /** The exact release, e.g. 22.10.1+dfsg… */
  readonly release: string;
  /** For the product: the least rights it asks for. */
  readonly ami: AmiAccess;
  /** For the tests: all rights. */
  readonly adminAmi: AmiAccess;
  readonly admin: AmiClient;
  readonly recordingsDirectory: string;
  readonly runFolder: string;
  phone(extension: string): Phone;
  /** What happens to a number dialled through a trunk. */
  numberWill(number: string, steps: readonly Step[], trunk?: Trunk): Promise<void>;
  callIn(did: string, options: CallOptions & { readonly from: string }): Promise<PlacedCall>;
  /** An outside number to which the PBX forwards every call, or every unanswered one, to an extension; none ends that. */
  forward(extension: string, number: string | undefined, when?: 'always' | 'unanswered'): Promise<void>;
  /** As a program does that calls for an employee: his phone rings first. With the product's own rights. */
  clickToCall(click: Click): Promise<PlacedCall>;
  /** Settles at the next AMI event of that name that looks right. */
  sees(name: string, looksRight: (event: AmiMessage) => boolean): Promise<AmiMessage>;
  stop(): Promise<void>;
};
