/** What went wrong with the exchange itself, whatever PlanFix may have said. */
export type AttemptFault =
  | 'timeout'
  | 'connection-refused'
  | 'connection-reset'
  | 'dns'
  | 'tls'
  | 'answer-too-large'
  | 'unexpected-answer'
  | 'interrupted';

/** What exactly happened, as a code with its values: the panel has the words, in the reader's language. */
export interface AttemptDetail {
  readonly code: AttemptDetailCode;
  readonly values: Readonly<Record<string, string>>;
}

/** Spelled as `attemptDetailCodeSchema` of the contracts, which this library may not import. */
export type AttemptDetailCode =
  | 'status'
  | 'gateway-status'
  | 'redirected'
  | 'web-page'
  | 'no-connection-in-time'
  | 'no-answer-in-time'
  | 'answer-not-whole-in-time'
  | 'answer-too-long'
  | 'network'
  | 'stopped-before-answer'
  | 'crashed-before-answer'
  | 'client-failed';

/** What came back from one request. The token is in none of its texts. */
export interface PlanfixAnswer {
  /** `partly`: begun, but certainly not whole at PlanFix. `yes`: written out, so PlanFix may have taken it. */
  readonly sent: 'no' | 'partly' | 'yes';
  /** Missing when no answer began. */
  readonly status?: number;
  /** Allow-listed ones, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 16 KiB of UTF-8. */
  readonly body: string;
  readonly bodyCut: boolean;
  /** Milliseconds since the request was handed in; null where it did not get so far. */
  readonly phases: {
    readonly connect: number | null;
    readonly firstByte: number | null;
    readonly total: number;
  };
  /** Set when the answer did not come or did not come whole. */
  readonly error?: { readonly code: AttemptFault; readonly detail: AttemptDetail };
}
