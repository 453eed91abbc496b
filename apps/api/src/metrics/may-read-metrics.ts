import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

interface Asking {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: IncomingHttpHeaders;
}

/** Each is the mark of a proxy: who asks then sits elsewhere, whatever the socket says. */
const proxyHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;

/** This machine itself may; anybody else needs the token, and without one in the settings nobody else may. */
export function mayReadMetrics({ socket, headers }: Asking, token: string | undefined): boolean {
  const isLocal = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  if (isLocal && proxyHeaders.every((name) => headers[name] === undefined)) return true;
  const [, sent] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token !== undefined && sent !== undefined && timingSafeEqual(hashed(sent), hashed(token));
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
