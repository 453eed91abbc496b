import { createHmac } from 'node:crypto';
import { PostBox, ScriptedSmtp, selfSignedCertificate } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendAlert } from './send-alert.ts';
import { sendEmail } from './send-email.ts';
import { signatureHeader } from './send-webhook.ts';

const now = Date.UTC(2026, 10, 25);
const message = {
  id: 'a1b2',
  subject: 'АТС main: нет связи',
  text: 'Проверьте, что Asterisk работает.',
  payload: { events: [{ kind: 'pbx-down' }] },
};
const sending = { message, now };

describe('a webhook', () => {
  let box: PostBox;
  beforeEach(async () => {
    box = await PostBox.start();
  });
  afterEach(() => box.stop());
  const send = (change = {}) =>
    sendAlert(
      { webhook: { url: `${box.url}/hook`, secret: 'webhook-secret', ...change } },
      'webhook',
      sending,
    );

  it('gets the message as JSON, signed together with its time', async () => {
    expect(await send()).toEqual({ cause: 'ok', answer: 'HTTP 200 {"ok":true}', mayRetry: false });
    const [posted] = box.posted;
    const body = posted?.body ?? '';
    expect(JSON.parse(body)).toEqual({
      id: 'a1b2',
      text: 'АТС main: нет связи\n\nПроверьте, что Asterisk работает.',
      events: [{ kind: 'pbx-down' }],
    });
    const seconds = now / 1000;
    const expected = createHmac('sha256', 'webhook-secret').update(`${seconds}.${body}`).digest('hex');
    expect(posted?.headers[signatureHeader]).toBe(`t=${seconds},v1=${expected}`);
    expect(JSON.stringify(posted)).not.toContain('webhook-secret');
  });

  it('is not followed to another address', async () => {
    box.answer = { status: 302, headers: { location: `${box.url}/elsewhere` } };
    expect(await send()).toMatchObject({ cause: 'redirect', mayRetry: false });
    expect(box.posted.map(({ path }) => path)).toEqual(['/hook']);
  });

  it.each([
    [500, 'server-error', true],
    [429, 'server-error', true],
    [403, 'credentials', false],
    [404, 'refused', false],
  ])('that answers %i', async (status, cause, mayRetry) => {
    box.answer = { status, body: 'no,\n your webhook-secret' };
    expect(await send()).toEqual({ cause, answer: `HTTP ${status} no, your ***`, mayRetry });
  });

  it('where nobody listens is tried again later', async () => {
    const gone = await PostBox.start();
    const { url } = gone;
    await gone.stop();
    expect(await send({ url })).toMatchObject({ cause: 'unreachable', mayRetry: true });
  });

  it('that never answers is given up when it is asked to', async () => {
    box.answer = undefined;
    const stop = new AbortController();
    const outcome = sendAlert({ webhook: { url: box.url, secret: 'webhook-secret' } }, 'webhook', {
      ...sending,
      signal: stop.signal,
    });
    await expect.poll(() => box.posted).toHaveLength(1);
    stop.abort();
    expect(await outcome).toMatchObject({ cause: 'timeout', mayRetry: true });
  });
});

describe('Telegram', () => {
  const botToken = '123456:ABC-def_ghi1234567890';
  let box: PostBox;
  beforeEach(async () => {
    box = await PostBox.start();
  });
  afterEach(() => box.stop());
  const send = () =>
    sendAlert({ telegram: { botToken, chatId: '-100123', apiUrl: box.url } }, 'telegram', sending);

  it('gets the text for the chat', async () => {
    expect(await send()).toMatchObject({ cause: 'ok' });
    expect(box.posted[0]?.path).toBe(`/bot${botToken}/sendMessage`);
    expect(JSON.parse(box.posted[0]?.body ?? '')).toMatchObject({
      chat_id: '-100123',
      text: 'АТС main: нет связи\n\nПроверьте, что Asterisk работает.',
    });
  });

  it.each([
    [401, 'Unauthorized', 'credentials', false],
    [400, 'Bad Request: chat not found', 'recipient', false],
    [403, 'Forbidden: bot was kicked from the group chat', 'recipient', false],
    [429, 'Too Many Requests: retry after 35', 'server-error', true],
  ])('that answers %i says why in its own words', async (status, description, cause, mayRetry) => {
    box.answer = { status, body: JSON.stringify({ ok: false, error_code: status, description }) };
    expect(await send()).toEqual({ cause, answer: `HTTP ${status} ${description}`, mayRetry });
  });

  it('never has its token told', async () => {
    box.answer = { status: 502, body: `<html>bad gateway for /bot${botToken}/sendMessage</html>` };
    const outcome = await send();
    expect(outcome).toMatchObject({ cause: 'server-error', mayRetry: true });
    expect(JSON.stringify(outcome)).not.toContain(botToken);
  });
});

describe('e-mail', () => {
  const account = { username: 'planfix', password: 'mail-secret' };
  const settings = (port: number, security: 'tls' | 'starttls' | 'none') => ({
    host: 'localhost',
    port,
    security,
    ...account,
    from: 'pbx@example.com',
    to: ['anna@example.com', 'boris@example.com'],
  });
  const tlsCa = selfSignedCertificate.cert;

  it.each(['tls', 'starttls'] as const)(
    'goes out over %s, logged in, in plain text of any language',
    async (security) => {
      const smtp = await ScriptedSmtp.start({ security, ...account });
      const outcome = await sendEmail(settings(smtp.port, security), message, { tlsCa });
      expect(outcome).toMatchObject({ cause: 'ok', answer: '250 2.0.0 Ok: queued as 12345' });
      const [mail] = smtp.mails;
      expect(mail).toMatchObject({ isEncrypted: true, user: 'planfix' });
      expect(mail?.to.join()).toMatch(/anna@example.com.*boris@example.com/);
      expect(mail?.data).toContain('Message-ID: <a1b2@planfix-asterisk>');
      expect(mail?.data).toMatch(/Subject: =\?UTF-8\?/);
      await smtp.stop();
    },
  );

  it('is not sent in the open when the server has no TLS', async () => {
    const smtp = await ScriptedSmtp.start({ security: 'none', ...account });
    const outcome = await sendEmail(settings(smtp.port, 'starttls'), message, { tlsCa });
    expect(outcome.cause).not.toBe('ok');
    expect(smtp.mails).toEqual([]);
    await smtp.stop();
  });

  it('is not sent to a server whose certificate nobody trusts', async () => {
    const smtp = await ScriptedSmtp.start({ security: 'tls', ...account });
    const outcome = await sendEmail(settings(smtp.port, 'tls'), message);
    expect(outcome).toMatchObject({ cause: 'tls', mayRetry: false });
    await smtp.stop();
  });

  it('says what the server says to a wrong password, without repeating it', async () => {
    const smtp = await ScriptedSmtp.start({ security: 'none', username: 'planfix', password: 'other' });
    const outcome = await sendEmail(settings(smtp.port, 'none'), message);
    expect(outcome).toMatchObject({ cause: 'credentials', mayRetry: false });
    expect(outcome.answer).toContain('535 5.7.8 Authentication failed');
    expect(outcome.answer).not.toContain('mail-secret');
    await smtp.stop();
  });

  it.each([
    ['550 5.1.1 No such user', 'recipient', false],
    ['451 4.7.1 Greylisted, try again', 'server-error', true],
  ])('says why a recipient is not taken: %s', async (answer, cause, mayRetry) => {
    const smtp = await ScriptedSmtp.start({ security: 'none', ...account });
    smtp.recipientAnswer = answer;
    expect(await sendEmail(settings(smtp.port, 'none'), message)).toMatchObject({ cause, mayRetry });
    await smtp.stop();
  });

  it('to a server that is not there says so', async () => {
    const smtp = await ScriptedSmtp.start({ security: 'none' });
    const { port } = smtp;
    await smtp.stop();
    expect(await sendEmail(settings(port, 'none'), message)).toMatchObject({
      cause: 'unreachable',
      mayRetry: true,
    });
  });

  it('with a line break in the subject stays one message', async () => {
    const smtp = await ScriptedSmtp.start({ security: 'none', ...account });
    const evil = { ...message, subject: 'x\r\nBcc: everybody@example.com\r\n\r\nbody' };
    await sendEmail(settings(smtp.port, 'none'), evil);
    expect(smtp.mails[0]?.data).not.toMatch(/^Bcc/m);
    await smtp.stop();
  });
});
