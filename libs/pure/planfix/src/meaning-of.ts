import type { AttemptFault, PlanfixAnswer } from './planfix-answer.ts';
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
  /** What PlanFix asks to wait, at most an hour. */
  readonly retryAfterMs?: number;
  /** One sentence for the log and the panel: what happened and, where it helps, what to do. */
  readonly text: string;
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
      text: 'PlanFix refused the token (401): compare planfix.token with PlanFix',
    };
  }
  if (status === 429) return refused('too-many-requests', 'PlanFix asks for fewer requests (429)', answer);
  if (status >= 500) return meaningOfServerError(status, answer);
  if (status >= 300 && status < 400) {
    const target = answer.headers.location ?? 'nowhere';
    return refused('redirect', `PlanFix redirects (${status}) to ${target}: correct planfix.url`, answer);
  }
  if ((status === 200 || status === 400) && isHtml(answer)) {
    const text = `A web page came instead of PlanFix's answer (${status}): correct planfix.url, or look for a proxy`;
    return refused('html-answer', text, answer);
  }
  if (status === 400) {
    const text = 'PlanFix refused the message (400): repeating it unchanged will not help';
    return { outcome: 'refused', cause: 'invalid-parameters', retry: 'no', text };
  }
  if (status !== 200) return meaningOfUnknownStatus(status, answer);
  if (answer.error !== undefined) {
    // 200 was said, but its body did not come whole: it may be a page of someone between us and PlanFix.
    return { outcome: 'ambiguous', cause: answer.error.code, retry: 'yes', text: answer.error.message };
  }
  return { outcome: 'delivered', cause: 'ok', retry: 'no', text: 'PlanFix took the message' };
}

function meaningOfSilence({ sent, error }: PlanfixAnswer): Meaning {
  return {
    outcome: sent === 'yes' ? 'ambiguous' : 'not_sent',
    cause: error?.code ?? 'interrupted',
    retry: 'yes',
    text: error?.message ?? 'The attempt was broken off',
  };
}

function meaningOfServerError(status: number, answer: PlanfixAnswer): Meaning {
  const text = `PlanFix or a server before it has a fault (${status})`;
  // Gateways (502, 504, 520 and above) speak for a PlanFix whose answer they did not get: it may have taken the message.
  const isGateway = status === 502 || status === 504 || status >= 520;
  return { ...refused('server-error', text, answer), outcome: isGateway ? 'ambiguous' : 'refused' };
}

function meaningOfUnknownStatus(status: number, answer: PlanfixAnswer): Meaning {
  const text = `PlanFix answered ${status}, which its API does not know: check planfix.url`;
  return {
    ...refused('unexpected-answer', text, answer),
    outcome: status < 300 ? 'ambiguous' : 'refused',
  };
}

function refused(cause: AttemptCause, text: string, { headers }: PlanfixAnswer): Meaning {
  const wait = retryAfterMs(headers);
  return {
    outcome: 'refused',
    cause,
    retry: 'yes',
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    text,
  };
}

/** PHP calls everything text/html unless told otherwise, so an empty or JSON body is no page even then. */
function isHtml({ headers, body }: PlanfixAnswer): boolean {
  const text = body.trim();
  if (headers['content-type']?.toLowerCase().includes('html')) return text !== '' && !/^[[{]/.test(text);
  return /^<(!doctype\s+html|html|head|body)[\s>]/i.test(text);
}
