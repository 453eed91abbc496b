import { createTransport } from 'nodemailer';
import type { AlertSendCause, EmailSettings } from '@planfix-asterisk/contracts';
import type { AlertMessage } from './alert-message.ts';
import { networkFault, notSent, sendTimeoutMs, sent } from './send-outcome.ts';
import type { SendOutcome } from './send-outcome.ts';

export interface EmailSurroundings {
  readonly signal?: AbortSignal;
  /** PEM of the authority that signed the server's certificate, beside those the machine trusts. */
  readonly tlsCa?: string;
}

/** Never throws. */
export async function sendEmail(
  settings: EmailSettings,
  message: AlertMessage,
  { signal, tlsCa }: EmailSurroundings = {},
): Promise<SendOutcome> {
  const { password = '', from, to } = settings;
  const transport = createTransport(serverOf(settings, tlsCa));
  const stop = (): void => transport.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const { response } = await transport.sendMail({
      from,
      to,
      subject: message.subject,
      text: message.text,
      // A try that was broken off may come twice; mail programs show one of the two.
      messageId: `<${message.id}@planfix-asterisk>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return sent(response);
  } catch (error) {
    return faultOf(error, [password]);
  } finally {
    signal?.removeEventListener('abort', stop);
    transport.close();
  }
}

function serverOf(
  { host, port, security, username, password = '' }: EmailSettings,
  tlsCa: string | undefined,
) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', ...(tlsCa === undefined ? {} : { ca: tlsCa }) } as const,
    ...(username === undefined ? {} : { auth: { user: username, pass: password } }),
    connectionTimeout: sendTimeoutMs,
    greetingTimeout: sendTimeoutMs,
    socketTimeout: sendTimeoutMs,
    dnsTimeout: sendTimeoutMs / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** nodemailer names the step that failed, and has the server's answer. */
function faultOf(error: unknown, secrets: readonly string[]): SendOutcome {
  const code = fieldOf(error, 'code');
  const response = fieldOf(error, 'response');
  if (typeof response !== 'string' || response === '') return networkFault(error, secrets);
  return notSent(causeOf(code, Number(fieldOf(error, 'responseCode'))), response, secrets);
}

function causeOf(code: unknown, responseCode: number): AlertSendCause {
  if (code === 'EAUTH') return 'credentials';
  // 4xx is for now, 5xx for good.
  if (responseCode >= 400 && responseCode < 500) return 'server-error';
  return code === 'EENVELOPE' ? 'recipient' : 'refused';
}

const fieldOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
