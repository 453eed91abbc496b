/** A channel as an event shows it; '' where Asterisk said nothing or `<unknown>`. */
export interface ChannelView {
  readonly name: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly exten: string;
  /** Asterisk's channel state: 0 Down, 4 Ring, 5 Ringing, 6 Up …; -1 when not said. */
  readonly state: number;
}

/** The AMI events the call tracker listens to, in words of our own. Everything else is noise to it. */
export type AmiEvent =
  | { readonly kind: 'channel-created'; readonly channel: ChannelView }
  /** Its state or its caller's number changed (Newstate, NewCallerid). */
  | { readonly kind: 'channel-changed'; readonly channel: ChannelView }
  | { readonly kind: 'channel-renamed'; readonly uniqueid: string; readonly name: string }
  | {
      readonly kind: 'channel-ended';
      readonly channel: ChannelView;
      /** Q.850 cause; 0 when unknown. */
      readonly cause: number;
      /** SIP status of a refused or failed leg (Asterisk 22: TechCause); 0 when not said. */
      readonly sipStatus: number;
    }
  | {
      readonly kind: 'dial-began';
      /** Absent where Asterisk itself dials (Originate). */
      readonly source?: ChannelView;
      readonly dest: ChannelView;
      readonly dialString: string;
    }
  | {
      readonly kind: 'dial-ended';
      readonly source?: ChannelView;
      readonly dest: ChannelView;
      /** ANSWER, BUSY, NOANSWER, CANCEL, CONGESTION, CHANUNAVAIL … */
      readonly status: string;
      /** Number the dialled phone sent the call on to (SIP 302); '' if it did not. */
      readonly forward: string;
    }
  | {
      readonly kind: 'bridge-entered';
      readonly channel: ChannelView;
      readonly bridge: string;
      /** Parking lots and holding bridges: nobody talks there. */
      readonly isHolding: boolean;
      /** The channel whose place in the bridge this one takes; '' if none. */
      readonly swaps: string;
    }
  | { readonly kind: 'bridge-left'; readonly channel: ChannelView; readonly bridge: string }
  | { readonly kind: 'bridge-destroyed'; readonly bridge: string }
  | {
      readonly kind: 'variable-set';
      readonly channel: ChannelView;
      readonly name: TrackedVariable;
      readonly value: string;
    }
  | { readonly kind: 'recorder'; readonly channel: ChannelView; readonly isRunning: boolean }
  /** A call detail record names the recording of its channel (Cdr, where the admin has mapped `recordingfile`). */
  | { readonly kind: 'recording-named'; readonly uniqueid: string; readonly file: string }
  /** Somebody hung up (HangupRequest); the PBX itself ends a call without a word. */
  | { readonly kind: 'hangup-requested'; readonly channel: ChannelView }
  | { readonly kind: 'hold-changed'; readonly channel: ChannelView; readonly isHeld: boolean }
  | {
      readonly kind: 'transferred';
      /** The one that was handed over. */
      readonly channel: ChannelView;
      /** Number or extension as it was dialled. */
      readonly to: string;
    }
  | {
      readonly kind: 'queue-changed';
      readonly channel: ChannelView;
      readonly queue: string;
      readonly isJoined: boolean;
    }
  /** The dialplan runs one of the applications in which the caller hears nobody's phone (class `dialplan`). */
  | {
      readonly kind: 'application';
      readonly channel: ChannelView;
      readonly application: 'voicemail' | 'conference';
      /** Mailbox or conference. */
      readonly detail: string;
    }
  | {
      readonly kind: 'originate-ended';
      /** Of the Originate it answers: a refused one names no channel. */
      readonly actionId: string;
      readonly isAnswered: boolean;
      /** 0 no such phone or not reachable, 1 hung up, 3 not answered in time, 4 answered, 5 busy, 8 congestion. */
      readonly reason: number;
    };

/** Channel variables that say something no event does (class `dialplan`). */
export type TrackedVariable = 'MIXMONITOR_FILENAME' | 'FROM_DID' | 'FORWARDERNAME' | 'EXTTOCALL' | 'AMPUSER';
