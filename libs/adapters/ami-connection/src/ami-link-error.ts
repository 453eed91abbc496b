import type { NodeStatus } from '@planfix-asterisk/contracts';

/** Why there is no link; the codes the panel explains. */
export type LinkFailure = Exclude<NodeStatus['reason'], 'starting' | 'ok'>;

/** The end of a link, or of the attempt to make one. */
export class AmiLinkError extends Error {
  readonly reason: LinkFailure;

  constructor(reason: LinkFailure, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'AmiLinkError';
    this.reason = reason;
  }
}

/** `not-connected`: nothing was sent. The others: it was sent, and whether Asterisk did it is not known. */
export type AmiActionFailure = 'not-connected' | 'link-lost' | 'deadline';

/** An action that got no answer. It is never sent again by itself. */
export class AmiUnansweredError extends Error {
  readonly failure: AmiActionFailure;

  constructor(failure: AmiActionFailure, detail: string) {
    super(detail);
    this.name = 'AmiUnansweredError';
    this.failure = failure;
  }
}
