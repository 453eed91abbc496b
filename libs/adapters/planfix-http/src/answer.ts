import type { PlanfixAnswer } from '@planfix-asterisk/planfix';
import type { ExchangeResult } from './exchange.ts';

const marker = '[token]';
const maxBodyBytes = 16_384;
const keptHeaders = ['content-type', 'content-length', 'date', 'retry-after', 'server', 'location'];
/** A sane server sends far less; the log keeps every attempt. */
const maxHeaderLength = 1_000;

/** The answer as it may be kept and shown: without the token, bounded, and fit for a text column. */
export function toAnswer(result: ExchangeResult, token: string): PlanfixAnswer {
  const spellings = spellingsOf(token);
  const isWhole = result.fault === undefined;
  return {
    sent: result.sent,
    ...(result.status === undefined ? {} : { status: result.status }),
    headers: keptHeadersOf(result.headers, spellings),
    ...bodyOf(result.body, isWhole, spellings),
    phases: result.phases,
    ...(result.fault === undefined ? {} : { error: result.fault }),
  };
}

function bodyOf(
  bytes: Buffer,
  isWhole: boolean,
  spellings: readonly string[],
): { body: string; bodyCut: boolean } {
  // PostgreSQL takes no NUL in a text column.
  const text = withoutToken(new TextDecoder().decode(bytes), spellings).replaceAll('\0', '\uFFFD');
  const clean = Buffer.from(isWhole ? text : withoutBrokenToken(text, spellings));
  if (clean.length <= maxBodyBytes) return { body: clean.toString(), bodyCut: !isWhole && bytes.length > 0 };
  // `stream` leaves out a letter cut in two.
  return { body: new TextDecoder().decode(clean.subarray(0, maxBodyBytes), { stream: true }), bodyCut: true };
}

function keptHeadersOf(headers: ExchangeResult['headers'], spellings: readonly string[]) {
  const kept: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = headers[name];
    if (value === undefined) continue;
    const text = withoutToken(typeof value === 'string' ? value : value.join(', '), spellings);
    kept[name] = text.slice(0, maxHeaderLength);
  }
  return kept;
}

/** The token as sent, as a form, a URL and a JSON text would echo it; longest first, so that no rest stays behind. */
function spellingsOf(token: string): readonly string[] {
  const asForm = new URLSearchParams({ t: token }).toString().slice('t='.length);
  const asJson = JSON.stringify(token).slice(1, -1);
  const spellings = new Set([
    token,
    asForm,
    encodeURIComponent(token),
    asJson,
    asJson.replaceAll('/', '\\/'),
  ]);
  return [...spellings].filter((spelling) => spelling !== '').sort((a, b) => b.length - a.length);
}

function withoutToken(text: string, spellings: readonly string[]): string {
  return spellings.reduce((clean, spelling) => clean.replaceAll(spelling, marker), text);
}

/** A body that broke off may end in the beginning of the token. */
function withoutBrokenToken(text: string, spellings: readonly string[]): string {
  const longest = spellings[0] ?? '';
  for (let length = Math.min(longest.length, text.length); length > 0; length -= 1) {
    const end = text.slice(-length);
    if (spellings.some((spelling) => spelling.startsWith(end))) return text.slice(0, -length);
  }
  return text;
}
