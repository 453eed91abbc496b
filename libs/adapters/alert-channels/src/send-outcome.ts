import type { AlertSendCause } from '@planfix-asterisk/contracts';

/** What came of one try. */
export interface SendOutcome {
  readonly cause: AlertSendCause;
  /** What the other side said, or the error; no secrets. */
  readonly answer: string;
  /** Whether it may be better next time. */
  readonly mayRetry: boolean;
}

/** TCP, TLS, request and answer together. */
export const sendTimeoutMs = 10_000;
const longestAnswer = 500;

export const sent = (answer: string): SendOutcome => ({
  cause: 'ok',
  answer: oneLine(answer),
  mayRetry: false,
});

const passing: readonly AlertSendCause[] = ['dns', 'unreachable', 'timeout', 'server-error', 'unexpected'];

export function notSent(cause: AlertSendCause, answer: string, secrets: readonly string[] = []): SendOutcome {
  const shown = secrets
    // A very short one would hide words that are none.
    .filter((secret) => secret.length > 3)
    .reduce((text, secret) => text.replaceAll(secret, '***'), oneLine(answer));
  return { cause, answer: shown, mayRetry: passing.includes(cause) };
}

/** An error of the network, by its code; its own words go along. */
export function networkFault(error: unknown, secrets: readonly string[]): SendOutcome {
  const { code, message } = wordsOf(error);
  // An error of several addresses tried has no words of its own.
  return notSent(causeOf(code), message === '' ? code : message, secrets);
}

const causes: readonly [pattern: RegExp, cause: AlertSendCause][] = [
  [/^(ENOTFOUND|EAI_\w+|EDNS)$/, 'dns'],
  [/TIMEOUT|ETIMEDOUT|TimeoutError|ABORT/i, 'timeout'],
  [/^(ERR_TLS|ERR_SSL|ETLS)|CERT|SELF_SIGNED|UNABLE_TO_|_SIGNATURE$|EPROTO$/, 'tls'],
  [/^(ECONN\w+|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_SOCKET)$/, 'unreachable'],
];

function causeOf(code: string): AlertSendCause {
  return causes.find(([pattern]) => pattern.test(code))?.[1] ?? 'unexpected';
}

/** Of an error and of what it was caused by, the innermost that has a code: it says the most. */
function wordsOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  if (error.cause instanceof Error && 'code' in error.cause) return wordsOf(error.cause);
  // nodemailer puts a code of its own in front of that of the network.
  const codes = ['originalCode', 'code', 'name'].map((name): unknown => Reflect.get(error, name));
  const code = codes.find((one) => typeof one === 'string' && one !== '');
  return { code: String(code), message: error.message };
}

/** The other side's words go into the panel and the log: one line, not too long. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longestAnswer ? `${line.slice(0, longestAnswer)}…` : line;
}
