import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { PlanfixAnswer } from '@planfix-asterisk/planfix';
import { PlanfixHttp } from './planfix-http.ts';
import type { PlanfixHttpOptions } from './planfix-http.ts';

/** For the specs of this library: servers of raw TCP that answer badly, and clients that are closed after each test. */
export const token = 'planfix-token-Ω';
export const ping = { cmd: 'ping' };
export const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

export function afterThisTest(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

export function planfixHttp(of: Partial<PlanfixHttpOptions> & { url: string }): PlanfixHttp {
  const http = new PlanfixHttp({ token, verifyTls: true, connections: 4, ...of });
  afterThisTest(() => http.close());
  return http;
}

export async function listen(server: Server, scheme = 'http'): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `${scheme}://127.0.0.1:${address.port}/tel/api`;
}

/** `onData`: what the server does when something of a request has come. */
export function rawServer(onData: (socket: Socket, text: string) => void): Promise<string> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => onData(socket, bytes.toString()));
  });
  return listen(server);
}

export async function answerTo(
  onData: (socket: Socket, text: string) => void,
  timeoutMs = 2_000,
): Promise<PlanfixAnswer> {
  return planfixHttp({ url: await rawServer(onData) }).post(ping, { timeoutMs });
}

export const rawAnswer = (head: string, body: string) =>
  `HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
