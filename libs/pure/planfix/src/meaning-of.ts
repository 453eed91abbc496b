import type { AttemptDetail, AttemptFault, PlanfixAnswer } from './planfix-answer.ts';
import { retryAfterMs } from './retry-after.ts';

/** Spelled as `attemptOutcomeSchema` of the contracts, which this library may not import. */
export type AttemptOutcome = 'delivered' | 'not_sent' | 'ambiguous' | 'refused';

/** Spelled as `attemptCauseSchema` of the contracts, which this library may not import. */
export type AttemptCause =
  | 'ok'
  | 'invalid-parameters'
  | 'invalid-token'
  | 'too-many-requests'
  | 'server-error'
  | 'redirect'
  | 'html-answer'
  | AttemptFault;

export interface Meaning {
  readonly outcome: AttemptOutcome;
  readonly cause: AttemptCause;
  /** `account-paused`: the token is refused, so nothing of this account is sent until a `ping` succeeds. */
  readonly retry: 'no' | 'yes' | 'account-paused';
  /** What PlanFix asks to wait, at most a day. */
  readonly retryAfterMs?: number;
  /** What exactly happened; nothing where the outcome says it all. */
  readonly detail: AttemptDetail | null;
}

/** What an answer means for the message that was sent: PlanFix promises only 200, 400 and 401. */
export function meaningOf(answer: PlanfixAnswer): Meaning {
  const { status } = answer;
  if (status === undefined) return meaningOfSilence(answer);
  if (status === 401) {
    return {
      outcome: 'refused',
      cause: 'invalid-token',
      retry: 'account-paused',
      detail: statusDetail(status),
    };
  }
  if (status === 429) return refused('too-many-requests', statusDetail(status), answer);
  if (status >= 500) return meaningOfServerError(status, answer);
  if (status >= 300 && status < 400) {
    const values = { status: String(status), location: answer.headers.location ?? '-' };
    return refused('redirect', { code: 'redirected', values }, answer);
  }
  if ((status === 200 || status === 400) && isHtml(answer)) {
    return refused('html-answer', { code: 'web-page', values: { status: String(status) } }, answer);
  }
  if (status === 400) {
    return { outcome: 'refused', cause: 'invalid-parameters', retry: 'no', detail: statusDetail(status) };
  }
  if (status !== 200) return meaningOfUnknownStatus(status, answer);
  if (answer.error !== undefined) {
    // 200 was said, but its body did not come whole: it may be a page of someone between us and PlanFix.
    return { outcome: 'ambiguous', cause: answer.error.code, retry: 'yes', detail: answer.error.detail };
  }
  return { outcome: 'delivered', cause: 'ok', retry: 'no', detail: null };
}

function meaningOfSilence({ sent, error }: PlanfixAnswer): Meaning {
  return {
    outcome: sent === 'yes' ? 'ambiguous' : 'not_sent',
    cause: error?.code ?? 'interrupted',
    retry: 'yes',
    detail: error?.detail ?? null,
  };
}

function meaningOfServerError(status: number, answer: PlanfixAnswer): Meaning {
  // Gateways (502, 504, 520 and above) speak for a PlanFix whose answer they did not get: it may have taken the message.
  const isGateway = status === 502 || status === 504 || status >= 520;
  const detail = statusDetail(status, isGateway ? 'gateway-status' : 'status');
  return { ...refused('server-error', detail, answer), outcome: isGateway ? 'ambiguous' : 'refused' };
}

function meaningOfUnknownStatus(status: number, answer: PlanfixAnswer): Meaning {
  return {
    ...refused('unexpected-answer', statusDetail(status), answer),
    outcome: status < 300 ? 'ambiguous' : 'refused',
  };
}

function statusDetail(status: number, code: 'status' | 'gateway-status' = 'status'): AttemptDetail {
  return { code, values: { status: String(status) } };
}

function refused(cause: AttemptCause, detail: AttemptDetail, { headers }: PlanfixAnswer): Meaning {
  const wait = retryAfterMs(headers);
  return {
    outcome: 'refused',
    cause,
    retry: 'yes',
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    detail,
  };
}

/** PHP calls everything text/html unless told otherwise, so an empty or JSON body is no page even then. */
function isHtml({ headers, body }: PlanfixAnswer): boolean {
  const text = body.trim();
  if (headers['content-type']?.toLowerCase().includes('html')) return text !== '' && !/^[[{]/.test(text);
  return /^<(!doctype\s+html|html|head|body)[\s>]/i.test(text);
}
