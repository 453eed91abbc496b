import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export type OpenedSecret =
  | { readonly status: 'opened'; readonly text: string }
  /** Sealed with a key we were not given. */
  | { readonly status: 'unknown-key' }
  /** Cut, changed, or sealed for another purpose. */
  | { readonly status: 'damaged' };

/** Seals texts for the store. A purpose has its own key, so what was sealed for one never opens for another. */
export interface SecretBox {
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): OpenedSecret;
  /** Sealed with a former key: seal it again when there is the occasion. */
  isOutdated(sealed: string): boolean;
}

const version = 's1';
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM. `formerKeys` only open, so a key can be changed without losing what is stored. */
export function openSecretBox(key: string, formerKeys: readonly string[] = []): SecretBox {
  const current = keyIdOf(key);
  const keys = new Map([...formerKeys, key].map((known) => [keyIdOf(known), known]));
  return {
    seal: (purpose, text) => seal({ key, keyId: current, purpose }, text),
    open: (purpose, sealed) => {
      const [, keyId = '', body = ''] = sealed.split('.');
      if (!sealed.startsWith(`${version}.`)) return { status: 'damaged' };
      const known = keys.get(keyId);
      return known === undefined ? { status: 'unknown-key' } : open({ key: known, keyId, purpose }, body);
    },
    isOutdated: (sealed) => !sealed.startsWith(`${version}.${current}.`),
  };
}

interface Lock {
  readonly key: string;
  readonly keyId: string;
  readonly purpose: string;
}

function seal(lock: Lock, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', purposeKey(lock), iv).setAAD(boundTo(lock));
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${lock.keyId}.${body.toString('base64url')}`;
}

function open(lock: Lock, body: string): OpenedSecret {
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < ivBytes + tagBytes) return { status: 'damaged' };
  const decipher = createDecipheriv('aes-256-gcm', purposeKey(lock), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(lock)).setAuthTag(bytes.subarray(-tagBytes));
  const start = decipher.update(bytes.subarray(ivBytes, -tagBytes));
  try {
    return { status: 'opened', text: Buffer.concat([start, decipher.final()]).toString('utf8') };
  } catch {
    // final() throws for one reason only: the tag does not fit.
    return { status: 'damaged' };
  }
}

function purposeKey(lock: Lock): Uint8Array {
  return derive(lock.key, `seal:${lock.purpose}`, 32);
}

function boundTo(lock: Lock): Buffer {
  return Buffer.from(`${version}.${lock.keyId}.${lock.purpose}`);
}

function keyIdOf(key: string): string {
  return Buffer.from(derive(key, 'key-id', 4)).toString('hex');
}

function derive(key: string, use: string, bytes: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, 'planfix-asterisk', use, bytes));
}
