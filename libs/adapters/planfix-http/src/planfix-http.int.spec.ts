import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '@planfix-asterisk/planfix';
import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { PlanfixAddressError } from './planfix-http.ts';
import {
  afterThisTest,
  answerTo,
  listen,
  ok,
  ping,
  planfixHttp,
  rawAnswer,
  rawServer,
  token,
} from './test-bench.ts';

describe('a request', () => {
  it('is one that a strict PlanFix takes, in UTF-8 and with the token', async () => {
    const planfix = new SimulatedPlanfix({ token });
    await planfix.start();
    afterThisTest(() => planfix.stop());
    const fields = { cmd: 'contact', phone: '79161234567', callid: 'a+b&c' };
    const answer = await planfixHttp({ url: planfix.url }).post(fields, { timeoutMs: 2_000 });
    expect(answer).toMatchObject({ sent: 'yes', status: 200, bodyCut: false });
    expect(answer.error).toBeUndefined();
    expect(planfix.received).toMatchObject([{ fields, status: 200 }]);
    expect(planfix.violations).toEqual([]);
  });

  it('goes to the address exactly as given and to no other', async () => {
    let asked = '';
    const url = await rawServer((socket, text) => {
      asked = text;
      socket.write(rawAnswer('302 Found\r\nlocation: /elsewhere', ''));
    });
    const http = planfixHttp({ url: `${url}/?account=7` });
    const answer = await http.post(ping, { timeoutMs: 2_000 });
    expect(asked).toMatch(/^POST \/tel\/api\/\?account=7 HTTP\/1\.1\r\n/);
    expect(answer).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
    expect(meaningOf(answer).cause).toBe('redirect');
  });

  it('reuses its connection, and tells connect, first byte and total', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('data', () => socket.write(ok));
    });
    const http = planfixHttp({ url: await listen(server), connections: 1 });
    await http.post(ping, { timeoutMs: 2_000 });
    const { phases } = await http.post(ping, { timeoutMs: 2_000 });
    expect(connections).toBe(1);
    expect(phases.connect).toBeLessThanOrEqual(phases.firstByte ?? -1);
    expect(phases.firstByte).toBeLessThanOrEqual(phases.total);
  });

  it('goes past the proxy of the environment', async () => {
    process.env.HTTP_PROXY = process.env.http_proxy = 'http://127.0.0.1:1';
    afterThisTest(() => {
      delete process.env.HTTP_PROXY;
      delete process.env.http_proxy;
    });
    expect(await answerTo((socket) => socket.write(ok))).toMatchObject({ status: 200 });
  });

  it.each(['http://planfix.example.com/tel/api', 'nonsense'])('is not made at all to %s', (url) => {
    expect(() => planfixHttp({ url })).toThrow(PlanfixAddressError);
  });
});

describe('an answer', () => {
  it('may be empty', async () => {
    const answer = await answerTo((socket) => socket.write(ok));
    expect(meaningOf(answer).outcome).toBe('delivered');
  });

  it('that is a web page did not deliver', async () => {
    const page = rawAnswer('200 OK\r\ncontent-type: text/html', '<html><body>Sign in</body></html>');
    const answer = await answerTo((socket) => socket.write(page));
    expect(meaningOf(answer)).toMatchObject({ cause: 'html-answer', retry: 'yes' });
  });

  it('echoing the token or setting cookies is kept without either', async () => {
    const echo = rawAnswer('400 Bad\r\nset-cookie: a=1', JSON.stringify({ error: token, token }));
    const answer = await answerTo((socket) => socket.write(echo));
    expect(answer.body).toBe('{"error":"[token]","token":"[token]"}');
    expect(JSON.stringify(answer)).not.toMatch(/planfix-token|a=1/);
  });

  it('of 10 MB is not read to its end', async () => {
    let written = 0;
    const answer = await answerTo((socket) => {
      const chunk = Buffer.alloc(100_000, 'x');
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 10000000\r\n\r\n`);
      const pump = () => {
        if (socket.destroyed || written >= 10_000_000) return;
        written += chunk.length;
        socket.write(chunk, () => setImmediate(pump));
      };
      pump();
    });
    expect(answer).toMatchObject({ status: 200, bodyCut: true, error: { code: 'answer-too-large' } });
    expect(answer.body).toHaveLength(16_384);
    expect(meaningOf(answer)).toMatchObject({ outcome: 'ambiguous', cause: 'answer-too-large' });
    expect(written).toBeLessThan(10_000_000);
  });

  it('with endless headers is not read to its end', async () => {
    const line = `x-long: ${'x'.repeat(8_000)}\r\n`;
    const answer = await answerTo((socket) => socket.write(`HTTP/1.1 200 OK\r\n${line.repeat(10)}`));
    expect(answer.error?.code).toBe('answer-too-large');
  });

  it('that drips slowly is broken off at the deadline', async () => {
    const answer = await answerTo((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{');
      const drip = setInterval(() => socket.write(' '), 10);
      socket.on('close', () => clearInterval(drip));
    }, 200);
    expect(answer).toMatchObject({ sent: 'yes', status: 200, error: { code: 'timeout' } });
    expect(answer.phases.total).toBeGreaterThanOrEqual(195);
    expect(answer.phases.total).toBeLessThan(1_000);
    expect(meaningOf(answer).outcome).toBe('ambiguous');
  });

  it('of endless 1xx is broken off at the deadline', async () => {
    const answer = await answerTo((socket) => {
      const hints = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 10);
      socket.on('close', () => clearInterval(hints));
    }, 200);
    expect(answer.error?.code).toBe('timeout');
    expect(answer.status).toBeUndefined();
  });

  it('that is no HTTP is named so', async () => {
    const answer = await answerTo((socket) => socket.write('220 mail.example.com ESMTP\r\n'));
    expect(answer.error?.code).toBe('unexpected-answer');
    expect(meaningOf(answer).outcome).toBe('ambiguous');
  });

  it('that breaks off in the body may have been delivered', async () => {
    const answer = await answerTo((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a"');
    });
    expect(answer).toMatchObject({ status: 200, body: '{"a"', bodyCut: true });
    expect(meaningOf(answer)).toMatchObject({ outcome: 'ambiguous', cause: 'connection-reset' });
  });
});
