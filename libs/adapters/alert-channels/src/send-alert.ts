import type { AlertChannel, AlertSettings } from '@planfix-asterisk/contracts';
import type { AlertMessage } from './alert-message.ts';
import { sendEmail } from './send-email.ts';
import type { SendOutcome } from './send-outcome.ts';
import { sendTelegram } from './send-telegram.ts';
import { sendWebhook } from './send-webhook.ts';

type Channels = Pick<AlertSettings, AlertChannel>;

export interface AlertSending {
  readonly message: AlertMessage;
  readonly now: number;
  readonly signal?: AbortSignal;
}

export function channelsOf(settings: Channels): AlertChannel[] {
  const all = ['webhook', 'email', 'telegram'] as const;
  return all.filter((channel) => settings[channel] !== undefined);
}

/** One try on one channel; `undefined` if it is not set up. Never throws. */
export async function sendAlert(
  settings: Channels,
  channel: AlertChannel,
  { message, now, signal }: AlertSending,
): Promise<SendOutcome | undefined> {
  const { webhook, email, telegram } = settings;
  switch (channel) {
    case 'webhook':
      return webhook && sendWebhook(webhook, { message, now, signal });
    case 'email':
      return email && sendEmail(email, message, { signal });
    case 'telegram':
      return telegram && sendTelegram(telegram, { message, signal });
    default:
      throw new Error(`Unknown channel: ${String(channel satisfies never)}`);
  }
}
