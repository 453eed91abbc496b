import { createHmac } from 'node:crypto';
import type { WebhookSettings } from '@planfix-asterisk/contracts';
import type { AlertMessage } from './alert-message.ts';
import { postJson } from './post-json.ts';
import { networkFault, notSent, sent } from './send-outcome.ts';
import type { SendOutcome } from './send-outcome.ts';

export const signatureHeader = 'x-planfix-asterisk-signature';

interface WebhookCall {
  readonly message: AlertMessage;
  readonly now: number;
  readonly signal?: AbortSignal;
}

/** Never throws. */
export async function sendWebhook(
  { url, secret }: WebhookSettings,
  { message, now, signal }: WebhookCall,
): Promise<SendOutcome> {
  const body = JSON.stringify({
    id: message.id,
    text: `${message.subject}\n\n${message.text}`,
    ...message.payload,
  });
  try {
    const headers = { [signatureHeader]: signatureOf(body, secret, Math.floor(now / 1000)) };
    const answer = await postJson({ url, body, headers, signal });
    const words = `HTTP ${answer.status} ${answer.body}`;
    if (answer.status >= 200 && answer.status < 300) return sent(words);
    return notSent(causeOfStatus(answer.status), words, [secret]);
  } catch (error) {
    return networkFault(error, [secret]);
  }
}

/** As Stripe and others do it: the time is signed too, so that an old message cannot be sent again by somebody else. */
export function signatureOf(body: string, secret: string, seconds: number): string {
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${signature}`;
}

function causeOfStatus(status: number) {
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401 || status === 403) return 'credentials';
  if (status === 429 || status >= 500) return 'server-error';
  return 'refused';
}
