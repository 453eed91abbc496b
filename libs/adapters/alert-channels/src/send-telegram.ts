import type { AlertSendCause, TelegramSettings } from '@planfix-asterisk/contracts';
import { z } from 'zod';
import type { AlertMessage } from './alert-message.ts';
import { postJson } from './post-json.ts';
import type { HttpAnswer } from './post-json.ts';
import { networkFault, notSent, sent } from './send-outcome.ts';
import type { SendOutcome } from './send-outcome.ts';

/** Telegram refuses longer ones. */
const longestText = 4_096;
const answerSchema = z.object({ ok: z.boolean(), description: z.string().optional() });

/** Never throws. */
export async function sendTelegram(
  { botToken, chatId, apiUrl = 'https://api.telegram.org' }: TelegramSettings,
  { message, signal }: { readonly message: AlertMessage; readonly signal?: AbortSignal },
): Promise<SendOutcome> {
  const text = `${message.subject}\n\n${message.text}`.slice(0, longestText);
  const body = JSON.stringify({ chat_id: chatId, text, link_preview_options: { is_disabled: true } });
  try {
    const answer = await postJson({ url: new URL(`/bot${botToken}/sendMessage`, apiUrl).href, body, signal });
    const { ok, words } = read(answer);
    return ok ? sent(words) : notSent(causeOf(answer.status), words, [botToken]);
  } catch (error) {
    return networkFault(error, [botToken]);
  }
}

function read({ status, body }: HttpAnswer): { ok: boolean; words: string } {
  const parsed = answerSchema.safeParse(asJson(body));
  if (!parsed.success) return { ok: false, words: `HTTP ${status} ${body}` };
  const { ok, description } = parsed.data;
  return { ok, words: `HTTP ${status} ${description ?? (ok ? 'ok' : '')}` };
}

function causeOf(status: number): AlertSendCause {
  switch (status) {
    // 404 is its answer to a token of the wrong form.
    case 401:
    case 404:
      return 'credentials';
    case 400:
    case 403:
      return 'recipient';
    case 429:
      return 'server-error';
    default:
      return status >= 500 ? 'server-error' : 'unexpected';
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
