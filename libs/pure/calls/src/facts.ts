import type { AmiBlock, AmiEvent } from '@planfix-asterisk/ami';
import type { Click } from './click.ts';

/** All that can happen to the tracker. It has no clock and no I/O: time comes with each fact (UTC epoch ms). */
export type Fact =
  | { readonly kind: 'ami'; readonly at: number; readonly event: AmiEvent }
  /** What Asterisk answered when a channel in a talk was asked for its recording. */
  | {
      readonly kind: 'recording-answer';
      readonly at: number;
      readonly uniqueid: string;
      /** '' where it has none. */
      readonly file: string;
    }
  | { readonly kind: 'tick'; readonly at: number }
  /** Nothing was heard after this moment; told when the link drops, and at a start for the moment the last run ended. */
  | { readonly kind: 'link-lost'; readonly at: number }
  | SnapshotFact
  /** The link is back, and the PBX does not tell what lives (the AMI user lacks the right `reporting`). */
  | { readonly kind: 'unseen'; readonly at: number }
  /** The same rows, asked for now and then while events flow: they may be older than the last events (rule 29). */
  | { readonly kind: 'look'; readonly at: number; readonly channels: readonly AmiBlock[] }
  /** The PBX is about to be asked to ring an employee for a client (rule 22). */
  | { readonly kind: 'click-began'; readonly at: number; readonly click: Click }
  /** The PBX did not take that order. */
  | { readonly kind: 'click-refused'; readonly at: number; readonly callId: string; readonly why: string };

/** What lives on the PBX after a (re)connect. */
export interface SnapshotFact {
  readonly kind: 'snapshot';
  readonly at: number;
  /** Rows of CoreShowChannels; beside those of calls begun unheard stand the variables of `variablesToAsk`. */
  readonly channels: readonly AmiBlock[];
  /** Rows of BridgeList, where the PBX gives them: which bridges are parking lots. */
  readonly bridges?: readonly AmiBlock[];
}
