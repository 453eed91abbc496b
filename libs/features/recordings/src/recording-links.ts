import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretBox } from '@planfix-asterisk/runtime';
import type { SharedStates } from '@planfix-asterisk/storage';
import { z } from 'zod';

const stateName = 'recording links';
const storedSchema = z.object({ keyId: z.string(), sealed: z.string(), rotatedAt: z.int() });
/** `<recording>.<key>.<signature>.mp3` */
const nameShape = /^([0-9a-f]{32})\.([0-9a-f]{8})\.([\w-]{43})\.mp3$/;

interface LinkKey {
  readonly keyId: string;
  readonly key: Buffer;
  readonly rotatedAt: number;
}

/**
 * Links to recordings: the name of the recording, signed with a key of this instance. PlanFix keeps a link for years, so it
 * never changes by itself; making a new key ends all that were ever given.
 */
export class RecordingLinks {
  readonly #states: Pick<SharedStates, 'find' | 'save' | 'saveFirst'>;
  readonly #box: SecretBox;

  constructor(states: Pick<SharedStates, 'find' | 'save' | 'saveFirst'>, box: SecretBox) {
    this.#states = states;
    this.#box = box;
  }

  /** The part of the address behind `/recordings/`. */
  async nameOf(ref: string): Promise<string> {
    const { keyId, key } = await this.#current();
    return `${ref}.${keyId}.${signatureOf(key, ref, keyId)}.mp3`;
  }

  /** The recording that a link names; `undefined` for one that was not made by us, or with a former key. */
  async refOf(name: string): Promise<string | undefined> {
    const [, ref = '', keyId = '', sent = ''] = nameShape.exec(name) ?? [];
    if (ref === '') return undefined;
    const current = await this.#current();
    const expected = Buffer.from(signatureOf(current.key, ref, keyId));
    const isOurs = timingSafeEqual(Buffer.from(sent), expected);
    return isOurs && keyId === current.keyId ? ref : undefined;
  }

  /** The fields of a stored message as they may leave now: a link that a former key signed is signed anew. */
  async renewed<Fields extends { readonly record_link?: string | undefined }>(
    fields: Fields,
  ): Promise<Fields> {
    const link = fields.record_link ?? '';
    const [name = ''] = link.split('/').slice(-1);
    const [, ref, keyId] = nameShape.exec(name) ?? [];
    if (ref === undefined || keyId === (await this.#current()).keyId) return fields;
    return { ...fields, record_link: link.slice(0, -name.length) + (await this.nameOf(ref)) };
  }

  async look(): Promise<{ keyId: string; rotatedAt: number }> {
    const { keyId, rotatedAt } = await this.#current();
    return { keyId, rotatedAt };
  }

  /** Every link given before is good for nothing from now on. */
  async rotate(now: number): Promise<void> {
    await this.#states.save(stateName, this.#fresh(now));
  }

  async #current(): Promise<LinkKey> {
    const kept = (await this.#states.find(stateName))?.value;
    return this.#read(kept) ?? this.#opened(await this.#states.saveFirst(stateName, this.#fresh(0)));
  }

  #opened(kept: unknown): LinkKey {
    const key = this.#read(kept);
    if (key === undefined)
      throw new Error('The key of the links to recordings cannot be read: make a new one');
    return key;
  }

  #read(kept: unknown): LinkKey | undefined {
    const stored = storedSchema.safeParse(kept);
    if (!stored.success) return undefined;
    const { keyId, sealed, rotatedAt } = stored.data;
    const opened = this.#box.open(stateName, sealed);
    if (opened.status !== 'opened') return undefined;
    return { keyId, key: Buffer.from(opened.text, 'base64url'), rotatedAt };
  }

  #fresh(now: number): z.output<typeof storedSchema> {
    const sealed = this.#box.seal(stateName, randomBytes(32).toString('base64url'));
    return { keyId: randomBytes(4).toString('hex'), sealed, rotatedAt: now };
  }
}

const signatureOf = (key: Buffer, ref: string, keyId: string): string =>
  createHmac('sha256', key).update(`${ref}.${keyId}`).digest('base64url');
