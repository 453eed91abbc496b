import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiProblem } from '../http/api-problem.ts';

interface Asking {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: IncomingHttpHeaders;
}

/** Each is the mark of a proxy: who asks then sits elsewhere, whatever the socket says. */
const proxyHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;

/** This machine itself may; anybody else needs the token, and without one in the settings nobody else may. */
export function mayWatch({ socket, headers }: Asking, token: string | undefined): boolean {
  const isLocal = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '');
  if (isLocal && proxyHeaders.every((name) => headers[name] === undefined)) return true;
  const [, sent] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token !== undefined && sent !== undefined && timingSafeEqual(hashed(sent), hashed(token));
}

/** Throws what tells a program from elsewhere how to ask. */
export function assertMayWatch(asking: Asking, token: string | undefined): void {
  if (mayWatch(asking, token)) return;
  throw new ApiProblem(
    'not-allowed',
    'This is for programs on this machine. From another one send "Authorization: Bearer …" with metrics.token of the settings.',
  );
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
