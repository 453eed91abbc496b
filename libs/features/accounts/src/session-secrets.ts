import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const idBytes = 32;

/** 256 random bits: what the cookie holds. */
export function newSessionId(): string {
  return randomBytes(idBytes).toString('base64url');
}

export function isSessionId(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What the store holds of a random secret; a fast hash is enough, nobody can try 2^256 of them. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Derived from the session's id, so each session has its own and nothing more is stored. */
export function csrfTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('csrf').digest('base64url');
}

export function isCsrfTokenOf(sessionId: string, token: string): boolean {
  return isSameSecret(csrfTokenOf(sessionId), token);
}

/** Takes as long for a near miss as for a far one. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
