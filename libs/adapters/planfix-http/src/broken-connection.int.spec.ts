import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '@planfix-asterisk/planfix';
import { selfSignedCertificate } from '@planfix-asterisk/testing';
import { answerTo, listen, ok, ping, planfixHttp, rawServer } from './test-bench.ts';

describe('no answer', () => {
  it.each([
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
    ['closed', (socket: Socket) => socket.end()],
  ])('and the connection %s after the body: it may have arrived', async (_, breakOff) => {
    const answer = await answerTo(breakOff);
    expect(answer).toMatchObject({ sent: 'yes', error: { code: 'connection-reset' } });
    expect(meaningOf(answer).outcome).toBe('ambiguous');
  });

  it('within the time-out, from a PlanFix that reads but is silent: it may have arrived', async () => {
    const answer = await answerTo(() => undefined, 150);
    expect(answer).toMatchObject({ sent: 'yes', error: { code: 'timeout' }, phases: { firstByte: null } });
    expect(answer.phases.total).toBeLessThan(1_000);
  });

  it('from a half-open connection that reads nothing', async () => {
    const url = await listen(createServer({ pauseOnConnect: true }));
    const answer = await planfixHttp({ url }).post(ping, { timeoutMs: 150 });
    expect(answer.error?.code).toBe('timeout');
  });

  it('from a port nobody listens at: nothing was sent', async () => {
    const answer = await planfixHttp({ url: 'http://127.0.0.1:1/' }).post(ping, { timeoutMs: 2_000 });
    expect(answer).toMatchObject({ sent: 'no', error: { code: 'connection-refused' } });
    expect(answer.phases).toMatchObject({ connect: null, firstByte: null });
    expect(meaningOf(answer).outcome).toBe('not_sent');
  });

  it('from a name that does not exist: nothing was sent', async () => {
    const url = 'https://no-such-account.invalid/tel/api';
    const answer = await planfixHttp({ url }).post(ping, { timeoutMs: 20_000 });
    expect(answer).toMatchObject({ sent: 'no', error: { code: 'dns' } });
  });

  it('because all connections are busy: nothing was sent, then or later', async () => {
    const commands: (string | undefined)[] = [];
    const url = await rawServer((_, text) => commands.push(/cmd=(\w+)/.exec(text)?.[1]));
    const http = planfixHttp({ url, connections: 1 });
    const [first, second] = await Promise.all([
      http.post({ cmd: 'first' }, { timeoutMs: 300 }),
      http.post({ cmd: 'second' }, { timeoutMs: 100 }),
    ]);
    const third = await http.post({ cmd: 'third' }, { timeoutMs: 100 });
    expect([first.sent, second.sent, third.sent]).toEqual(['yes', 'no', 'yes']);
    expect(commands).toEqual(['first', 'third']);
  });

  it('after the close of this client, under way or later, but no exception', async () => {
    const url = await rawServer((socket, text) => {
      if (text.includes('under-way')) void http.close();
      else socket.write(ok);
    });
    const http = planfixHttp({ url });
    const underWay = await http.post({ cmd: 'under-way' }, { timeoutMs: 2_000 });
    const later = await http.post(ping, { timeoutMs: 2_000 });
    expect([underWay.error?.code, later.error?.code]).toEqual(['interrupted', 'interrupted']);
    expect([underWay.sent, later.sent]).toEqual(['yes', 'no']);
  });
});

describe('TLS', () => {
  const tlsServer = () =>
    listen(
      createTlsServer(selfSignedCertificate, (socket) => socket.on('data', () => socket.write(ok))),
      'https',
    );

  it('with a certificate nobody signed: nothing was sent, and the failure is named', async () => {
    const answer = await planfixHttp({ url: await tlsServer() }).post(ping, { timeoutMs: 2_000 });
    expect(answer).toMatchObject({ sent: 'no', error: { code: 'tls' } });
    expect(answer.error?.detail.values['code']).toContain('SELF_SIGNED');
  });

  it('is not checked on a test bench that says so', async () => {
    const http = planfixHttp({ url: await tlsServer(), verifyTls: false });
    expect(await http.post(ping, { timeoutMs: 2_000 })).toMatchObject({ status: 200 });
  });

  it('to a server that speaks none is named', async () => {
    const url = await rawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const http = planfixHttp({ url: url.replace('http:', 'https:') });
    expect(await http.post(ping, { timeoutMs: 2_000 })).toMatchObject({ sent: 'no', error: { code: 'tls' } });
  });
});

/** undici takes a connection back one turn of the event loop after the answer. */
async function untilIdle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('an idle connection that PlanFix has closed', () => {
  /** Answers each request; `resetAll` resets what is connected. */
  async function forgetfulPlanfix() {
    const sockets: Socket[] = [];
    const requests: string[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        requests.push(bytes.toString());
        socket.write(ok);
      });
    });
    const resetAll = () => {
      for (const socket of sockets.splice(0)) socket.resetAndDestroy();
    };
    return { url: await listen(server), requests, resetAll };
  }

  it('costs nothing when the reset is seen before the next request', async () => {
    const { url, requests, resetAll } = await forgetfulPlanfix();
    const http = planfixHttp({ url });
    await http.post(ping, { timeoutMs: 2_000 });
    resetAll();
    expect(await http.post(ping, { timeoutMs: 2_000 })).toMatchObject({ sent: 'yes', status: 200 });
    expect(requests).toHaveLength(2);
  });

  it('costs one more connection, not the message, when the reset meets the request', async () => {
    const { url, requests, resetAll } = await forgetfulPlanfix();
    const warnings: unknown[] = [];
    const http = planfixHttp({ url, log: { warn: (fields) => warnings.push(fields) } });
    await http.post(ping, { timeoutMs: 2_000 });
    await untilIdle();
    // Runs just before undici's own look at the idle socket, so that the write itself meets the reset.
    setImmediate(resetAll);
    expect(await http.post(ping, { timeoutMs: 2_000 })).toMatchObject({ sent: 'yes', status: 200 });
    expect(requests).toHaveLength(2);
    expect(warnings).toHaveLength(1);
  });
});
