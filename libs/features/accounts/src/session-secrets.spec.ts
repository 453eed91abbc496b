import { describe, expect, it } from 'vitest';
import { csrfTokenOf, isCsrfTokenOf, isSessionId, newSessionId } from './session-secrets.ts';

describe('session secrets', () => {
  it('makes ids of 256 bits that are never alike', () => {
    const ids = Array.from({ length: 100 }, () => newSessionId());
    expect(new Set(ids).size).toBe(100);
    expect(ids.every(isSessionId)).toBe(true);
    expect(Buffer.from(ids[0] ?? '', 'base64url')).toHaveLength(32);
  });

  it('gives every session its own CSRF token, which does not tell the id', () => {
    const [one, other] = [newSessionId(), newSessionId()];
    expect(isCsrfTokenOf(one, csrfTokenOf(one))).toBe(true);
    expect(isCsrfTokenOf(one, csrfTokenOf(other))).toBe(false);
    expect(isCsrfTokenOf(one, '')).toBe(false);
    expect(csrfTokenOf(one)).not.toContain(one);
  });
});
