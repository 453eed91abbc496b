import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes the same time however much of it is right; nobody has the secret that is not set. */
export function isSameSecret(sent: string | undefined, secret: string | undefined): boolean {
  const isEqual = timingSafeEqual(hashed(sent ?? ''), hashed(secret ?? ''));
  return secret !== undefined && secret !== '' && sent !== undefined && isEqual;
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
